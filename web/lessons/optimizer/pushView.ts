// One push, then nothing: the table of what four optimizers make of a single gradient, and the
// paths of the weight.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { counterTable } from '../../components/counterTable.ts';
import { bitsOfOne, fixed } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { LightElement } from '../../components/lightElement.ts';
import type { Engine } from '../../engine/client.ts';
import { messageOf } from '../../engine/errors.ts';
import { rich, t } from '../../text/text.ts';
import { factor, figure } from './digits.ts';
import { pathChart } from './pathChart.ts';
import { PUSH_STEPS, PUSHED, runPush, type Push } from './push.ts';

const DASHES = { momentum: 2, adam: 0, fastai: 1, sparse: 3 } as const;

@customElement('optimizer-push')
export class PushView extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @property({ type: Number }) lr = 0;
  @state() private pushes: readonly Push[] = [];
  @state() private failure = '';
  #shownFor = NaN;

  protected override willUpdate(): void {
    if (this.lr === this.#shownFor) return;
    this.#shownFor = this.lr;
    void this.#compute(this.lr);
  }

  async #compute(lr: number): Promise<void> {
    try {
      const pushes = await Promise.all(PUSHED.map((pushed) => runPush(this.engine, pushed, lr)));
      if (lr !== this.#shownFor) return;
      this.pushes = pushes;
      this.failure = '';
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  protected override render(): TemplateResult {
    return html`
      <p class="prose">${rich('optimizer.push.text', { steps: PUSH_STEPS - 1 })}</p>
      ${this.failure === '' ? nothing : html`<p class="message bad">${this.failure}</p>`}
      <div class="push" data-instrument>
        ${this.pushes.length === 0 ? nothing : this.#content()}
      </div>
      <p class="prose">${rich('optimizer.push.note')}</p>
    `;
  }

  #content(): TemplateResult {
    const chart = t('optimizer.push.chart', { lr: figure(this.lr) });
    return html`
      ${counterTable({
        caption: t('optimizer.push.caption'),
        columns: [t('optimizer.push.first'), t('optimizer.push.after', { last: PUSH_STEPS })],
        rows: this.pushes.map((push) => ({
          label: t(`optimizer.push.${push.pushed.id}`),
          values: [
            { written: inRates(push.first), explain: () => explainFirst(push) },
            { written: inRates(push.after), explain: () => explainAfter(push) },
          ],
        })),
      })}
      <figure class="push-chart">
        <figcaption>${chart}</figcaption>
        ${pathChart({
          lines: this.pushes.map((push) => ({
            label: t(`optimizer.push.short.${push.pushed.id}`),
            dash: DASHES[push.pushed.id],
            values: pathOf(push),
          })),
          description: t('optimizer.push.description', { steps: PUSH_STEPS }),
          marks: [],
          current: null,
          write: figure,
        })}
      </figure>
    `;
  }
}

/** The weight before the first step and after each; where a step did not go over it, as before. */
function pathOf({ steps }: Push): number[] {
  const path = [0];
  for (const row of steps) path.push(row?.newValue[0] ?? path.at(-1) ?? 0);
  return path;
}

const inRates = (distance: number): string => `${fixed(distance + 0, 1)} · lr`;

function explainFirst({ first, lr, steps }: Push): Explanation {
  const data = steps[0]?.data[0] ?? NaN;
  return {
    title: t('optimizer.push.first'),
    lines: ['= data / −lr', `= ${factor(data)} / (${figure(-lr)})`, `= ${figure(first)}`],
    note: t('optimizer.push.whyFirst'),
    shape: '[2, 1]',
    pytorch: '(before - W[0]) / lr',
    bits: bitsOfOne(first),
  };
}

function explainAfter({ after, lr, steps }: Push): Explanation {
  const memories = steps.slice(1).map((row) => row?.memory[0] ?? 0);
  const shown = memories.slice(0, 3).map(factor);
  const touched = steps.slice(1).some((row) => row !== null);
  return {
    title: t('optimizer.push.after', { last: PUSH_STEPS }),
    lines: [
      '= Σ memory / −lr',
      `= (${shown.join(' + ')} + … + ${factor(memories.at(-1) ?? NaN)}) / (${figure(-lr)})`,
      `= ${figure(after + 0)}`,
    ],
    note: t(touched ? 'optimizer.push.whyAfter' : 'optimizer.push.whyNone', {
      n: memories.length,
    }),
    shape: '[2, 1]',
    pytorch: '(after_step_1 - W[0]) / lr',
    bits: bitsOfOne(after),
  };
}
