// The nn.Parameter switch: film_factors as a parameter, or as a plain tensor; twenty steps of each,
// with the fingerprint of both tables at every step.

import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { counterTable, type Counter } from '../../components/counterTable.ts';
import { finding } from '../../components/finding.ts';
import { bitsOfOne, fixed } from '../../components/format.ts';
import { shapeText, written } from '../../components/formula.ts';
import type { Explanation } from '../../components/inspector.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import '../../components/lossCurve.ts';
import type { CurveLine } from '../../components/lossCurve.ts';
import { numberText } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { segmented } from '../../components/segmented.ts';
import { rich, t } from '../../text/text.ts';
import {
  learnBoth,
  LEARNING_RATE,
  LEARNING_STEPS,
  stayed,
  TRAINING,
  type LearningRun,
} from './learning.ts';
import { SHAPE } from './model.ts';
import { FILMS, FILM_COLS, MAKINGS, OPENING, type CollabState, type Making } from './state.ts';
import { PARAMETERS, TABLES, type TableName } from './steps.ts';

type Runs = Readonly<Record<Making, LearningRun>>;

/** How much of a fingerprint is written; the inspector has all of it. */
const HEX = 10;

/** Emits `edit` (detail: what of the state a person changed). */
@customElement('collabnn-switch')
export class SwitchView extends InstrumentElement<CollabState, Runs> {
  protected readonly scales = null;

  constructor() {
    super(OPENING);
  }

  protected deciding({ seed }: CollabState): unknown {
    return seed;
  }

  protected compute({ seed }: CollabState): Promise<Runs> {
    return learnBoth(this.engine, seed);
  }

  protected content(runs: Runs): TemplateResult {
    const { made } = this.state;
    const run = runs[made];
    return html`
      <div class="panel-part switch-head">
        ${segmented<Making>({
          label: t('collabnn.switch.label'),
          name: 'collabnn-made',
          options: MAKINGS.map((value) => ({
            value,
            text: html`<code>${t(`collabnn.switch.${value}`)}</code>`,
          })),
          value: made,
          onChange: (value) =>
            this.dispatchEvent(
              new CustomEvent<Partial<CollabState>>('edit', { detail: { made: value } }),
            ),
        })}
        <pre class="switch-line"><code>${line(made)}</code></pre>
      </div>
      <div class="panel-part switch-main" data-made=${made}>
        <section>
          <h3 class="panel-title"><code>model.named_parameters()</code></h3>
          <ul class="switch-parameters">
            ${PARAMETERS.map((name) => {
              const learnt = run.parameters.includes(name);
              return html`<li class=${learnt ? '' : 'missing'} data-parameter=${name}>
                <span class="legend-form parameter"></span><code>${name}</code>
                ${learnt ? '' : html`<span class="switch-missing">${t('collabnn.switch.missing')}</span>`}
              </li>`;
            })}
          </ul>
          ${fingerprints(run)}
        </section>
        <section>
          <lab-curve
            .lines=${curves(runs)}
            .lastStep=${LEARNING_STEPS}
            .description=${t('collabnn.switch.curve', { steps: LEARNING_STEPS })}
          ></lab-curve>
          ${losses(runs)}
        </section>
      </div>
      <div class="panel-part">${verdict(run)}</div>
    `;
  }
}

const line = (made: Making): string =>
  made === 'parameter'
    ? `self.film_factors = nn.Parameter(torch.randn(${FILMS}, ${FILM_COLS}))`
    : `self.film_factors = torch.randn(${FILMS}, ${FILM_COLS})`;

function curves(runs: Runs): CurveLine[] {
  return MAKINGS.map((one) => ({
    label: t(`collabnn.switch.${one}`),
    short: t(`collabnn.switch.${one}.short`),
    style: one === 'parameter' ? ('solid' as const) : ('dashed' as const),
    steps: range(LEARNING_STEPS + 1),
    losses: runs[one].losses.map(({ value }) => value[0] ?? NaN),
  }));
}

/** Both tables' fingerprints, before and after, and how many there were on the way. */
function fingerprints(run: LearningRun): TemplateResult {
  const column = (table: TableName) => html`<code>${table}</code>`;
  const print = (id: 'before' | 'after', at: number): Counter => ({
    label: t(`collabnn.switch.${id}`, { steps: LEARNING_STEPS }),
    values: TABLES.map((table) => {
      const hash = run.fingerprints[table].at(at) ?? '';
      return {
        written: hash.slice(0, HEX),
        explain: (): Explanation => ({
          title: `sha256(${table})`,
          lines: [hash],
          note: t('collabnn.switch.why.print'),
          shape: shapeText(SHAPE[table]),
          pytorch: `hashlib.sha256(model.${table}.detach().numpy().tobytes()).hexdigest()`,
          bits: null,
        }),
      };
    }),
  });
  const different: Counter = {
    label: t('collabnn.switch.different', { looks: LEARNING_STEPS + 1 }),
    values: TABLES.map((table) => {
      const n = new Set(run.fingerprints[table]).size;
      return {
        written: String(n),
        explain: (): Explanation => ({
          title: t('collabnn.switch.different', { looks: run.fingerprints[table].length }),
          lines: [`= ${n}`],
          note: t('collabnn.switch.why.different'),
          shape: shapeText(SHAPE[table]),
          pytorch: `len(set(fingerprints))`,
          bits: null,
        }),
      };
    }),
  };
  return counterTable({
    caption: t('collabnn.switch.prints'),
    columns: TABLES.map(column),
    rows: [print('before', 0), print('after', -1), different],
  });
}

function losses(runs: Runs): TemplateResult {
  return counterTable({
    caption: t('collabnn.switch.losses', { lr: LEARNING_RATE, n: TRAINING.length }),
    columns: MAKINGS.map((made) => html`<code>${t(`collabnn.switch.${made}`)}</code>`),
    rows: [0, 5, 10, LEARNING_STEPS].map((step) => ({
      label: t('collabnn.switch.step', { step }),
      values: MAKINGS.map((made) => {
        const value = runs[made].losses[step]?.value[0] ?? NaN;
        return {
          written: fixed(value, 4),
          explain: (): Explanation => ({
            title: 'loss',
            lines: [`= 1/${TRAINING.length} · Σ (pred[b] − ratings[b])²`, `= ${written(value)}`],
            note: t('collabnn.switch.why.loss', { step, lr: LEARNING_RATE }),
            shape: '[1, 1]',
            pytorch: 'F.mse_loss(model(x), ratings)',
            bits: bitsOfOne(value),
          }),
        };
      }),
    })),
  });
}

/** What was seen: whether the loss fell, and whether the table moved. */
function verdict(run: LearningRun): TemplateResult {
  const at = (place: number): number => run.losses.at(place)?.value[0] ?? NaN;
  const fell = at(-1) < at(0);
  const still = stayed(run, 'film_factors');
  const number = (place: number): TemplateResult =>
    numberText(fixed(at(place), 2), () => ({
      title: 'loss',
      lines: [`= ${written(at(place))}`],
      note: t('collabnn.switch.why.loss', {
        step: place < 0 ? LEARNING_STEPS : place,
        lr: LEARNING_RATE,
      }),
      shape: '[1, 1]',
      pytorch: 'F.mse_loss(model(x), ratings)',
      bits: bitsOfOne(at(place)),
    }));
  return html`${finding({
      good: !still,
      text: t(still ? 'collabnn.switch.stayed' : 'collabnn.switch.learnt'),
      detail: rich(
        fell ? 'collabnn.switch.fell' : 'collabnn.switch.rose',
        {},
        { before: number(0), after: number(-1) },
      ),
    })}
    <p class="panel-how">${rich(`collabnn.switch.${run.made}.why`)}</p>`;
}
