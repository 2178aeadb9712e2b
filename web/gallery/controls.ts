// What a person acts on: chips of indices, segments, sliders, the transport bar, the gate; and how
// far something is.

import { html, type TemplateResult } from 'lit';
import '../components/gate.ts';
import type { ChoosingTask } from '../components/gate.ts';
import '../components/indexChips.ts';
import { progressBar } from '../components/progressBar.ts';
import { seedControls } from '../components/seed.ts';
import { segmented } from '../components/segmented.ts';
import '../components/slider.ts';
import '../components/transport.ts';
import { whole } from '../components/format.ts';
import { filmName, viewerName } from '../text/cast.ts';
import type { Report } from './gallery.ts';
import { ROWS, type Specimens } from './model.ts';

export interface ControlState {
  x: number[][];
  kind: 'sgd' | 'adam' | 'adamw';
  rows: number;
  step: number;
}

const LAST = 6;

const columns = [
  { name: 'user', rows: ROWS, rowName: viewerName },
  { name: 'film', rows: ROWS, rowName: filmName },
];

export function controls(
  { x, kind, rows, step }: ControlState,
  change: (part: Partial<ControlState>) => void,
  report: Report,
): TemplateResult {
  const tell = <K extends keyof ControlState>(name: K, value: ControlState[K]) => {
    change({ [name]: value });
    report(`${name} ${JSON.stringify(value)}`);
  };
  return html`<div class="panel panel-part specimens instrument">
    <section class="specimen">
      <h3>lab-indices</h3>
      <lab-indices
        .columns=${columns}
        .values=${x}
        .most=${4}
        .lit=${(sample: number, column: number) => sample === 0 && column === 1}
        @change=${(event: CustomEvent<number[][]>) => tell('x', event.detail)}
      ></lab-indices>
    </section>
    <section class="specimen">
      <h3>segmented</h3>
      ${segmented({
        label: 'Optimizer',
        name: 'gallery-kind',
        value: kind,
        options: [
          { value: 'sgd', text: 'SGD' },
          { value: 'adam', text: 'Adam' },
          { value: 'adamw', text: 'AdamW' },
        ],
        onChange: (value) => tell('kind', value),
      })}
      <h3>lab-slider, logarithmic and linear</h3>
      <lab-slider
        data-specimen="log"
        label="Rows"
        scale="log"
        .low=${10}
        .high=${1_000_000}
        .value=${rows}
        .snap=${Math.round}
        .write=${whole}
        @change=${(event: CustomEvent<number>) => tell('rows', event.detail)}
      ></lab-slider>
      <lab-slider
        data-specimen="linear"
        label="Step"
        .low=${0}
        .high=${LAST}
        .value=${step}
        @change=${(event: CustomEvent<number>) => tell('step', event.detail)}
      ></lab-slider>
      <h3>progressBar</h3>
      ${progressBar('Steps done', step / LAST)}
    </section>
    <section class="specimen wide">
      <h3>lab-transport</h3>
      <lab-transport
        .step=${step}
        .last=${LAST}
        action="Forward"
        caption="step ${step}"
        .extra=${seedControls(7, {
          again: () => report('the same seed'),
          fresh: () => report('a fresh seed'),
        })}
        @step=${(event: CustomEvent<number>) => tell('step', event.detail)}
      ></lab-transport>
    </section>
  </div>`;
}

export function gate({ film }: Specimens, report: Report): TemplateResult {
  const task: ChoosingTask = {
    kind: 'choose',
    question: html`Which rows of <code>film</code> receive a gradient?`,
    label: 'Rows of film',
    options: Array.from({ length: ROWS }, (_, row) => ({ number: row, name: filmName(row) })),
    truth: () => Promise.resolve(new Set(film.gradRows?.rows)),
    outcome: (received) => (received ? 'gradient' : 'no gradient'),
    why: (rows) => html`The batch holds ${[...rows].join(', ')}.`,
  };
  return html`<lab-gate
    .task=${task}
    @answer=${(event: CustomEvent) => report(`answer ${JSON.stringify(event.detail)}`)}
  ></lab-gate>`;
}
