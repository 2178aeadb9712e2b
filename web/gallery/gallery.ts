// Every component in its states, for developers and for the tests of the components.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../components/inspector.ts';
import { LightElement } from '../components/lightElement.ts';
import type { LogSeries } from '../components/logLogPlot.ts';
import type { Engine } from '../engine/client.ts';
import { t } from '../text/text.ts';
import { controls, gate, type ControlState } from './controls.ts';
import { code, folds, numbers, plot, tables, tape } from './figures.ts';
import { matrices } from './matrices.ts';
import { computeCosts, computeSpecimens, type Specimens } from './model.ts';

/** Shows what a component reported. */
export type Report = (event: string) => void;

@customElement('lab-gallery')
export class Gallery extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @state() private found: Specimens | null = null;
  @state() private costs: readonly LogSeries[] = [];
  @state() private reported = '';
  @state() private shown: ControlState = {
    x: [
      [4, 1],
      [0, 1],
      [2, 4],
    ],
    kind: 'adam',
    rows: 1000,
    step: 3,
  };

  protected override firstUpdated(): void {
    void this.#compute();
  }

  async #compute(): Promise<void> {
    this.found = await computeSpecimens(this.engine, this.shown.x);
    for await (const costs of computeCosts(this.engine)) this.costs = costs;
  }

  protected override render(): TemplateResult {
    const { found, shown } = this;
    const report: Report = (event) => {
      this.reported = event;
    };
    const change = (part: Partial<ControlState>): void => {
      this.shown = { ...this.shown, ...part };
      if (part.x !== undefined) void this.#compute();
    };
    return html`<h1>${t('gallery.title')}</h1>
      <p class="lead">${t('gallery.lead')}</p>
      <p class="gallery-report" role="status">
        ${
          this.reported === ''
            ? t('gallery.nothing')
            : t('gallery.reported', { event: this.reported })
        }
      </p>
      ${
        found === null
          ? html`<p role="status">…</p>`
          : [
              section('lab-matrix', matrices(found, report)),
              section('Controls', controls(shown, change, report)),
              section('lab-gate', gate(found, report)),
              section('lab-tape', tape(found, shown.step, report)),
              section('lab-loglog', plot(this.costs)),
              section('Numbers, lab-inspector, findings', numbers(found)),
              section('Counters', tables(found)),
              section('Folds', folds()),
              section(
                'lab-code',
                code(shown.step, (step) => change({ step })),
              ),
            ]
      }
      <lab-inspector></lab-inspector>`;
  }
}

const section = (title: string, content: TemplateResult): TemplateResult =>
  html`<section class="section gallery-section">
    <h2>${title}</h2>
    ${content}
  </section>`;
