// The steps from left to right: which films each of them looks up, which can be edited, and below
// in the same columns the path of the chosen row.

import { range } from '../../components/numbers.ts';
import { html, type TemplateResult } from 'lit';
import { filmName } from '../../text/cast.ts';
import { rich, t } from '../../text/text.ts';
import { figure } from './digits.ts';
import { rowOf, rowsOf, type Run } from './model.ts';
import { pathChart } from './pathChart.ts';
import { COLS, ROWS, STEPS, toggled, type Lookups, type OptimizerState } from './state.ts';

export interface TimelineView {
  run: Run;
  state: OptimizerState;
  onChange: (change: Partial<OptimizerState>) => void;
}

export function timeline(view: TimelineView): TemplateResult {
  return html`<section class="timeline-part" aria-label=${t('optimizer.strip')}>
    <h2 class="panel-title">${t('optimizer.strip')}</h2>
    <p class="panel-how">${rich('optimizer.stripHow')}</p>
    <div class="strip">
      ${stepHeads(view)} ${range(ROWS).map((row) => stripRow(view, row))} ${path(view)}
    </div>
  </section>`;
}

function stepHeads({ state, onChange }: TimelineView): TemplateResult {
  return html`<div class="strip-row strip-head">
    <span class="strip-name"></span>
    ${range(STEPS + 1).map(
      (step) =>
        html`<button
          type="button"
          class="cell strip-step ${step === state.step ? 'current' : ''}"
          aria-label=${t('optimizer.strip.step', { step })}
          aria-current=${step === state.step ? 'step' : 'false'}
          title=${t('optimizer.strip.step', { step })}
          @click=${() => onChange({ step })}
        >
          ${step}
        </button>`,
    )}
  </div>`;
}

function stripRow(view: TimelineView, row: number): TemplateResult {
  const { state } = view;
  const film = filmName(row);
  return html`<div
    class="strip-row ${row === state.row ? 'chosen' : ''}"
    role="group"
    aria-label=${film}
  >
    <span class="strip-name" title=${film}
      ><span class="row-number">${row}</span> <span class="row-film">${film}</span></span
    >
    <span class="strip-place"></span>
    ${range(STEPS).map((i) => place(view, i + 1, row))}
  </div>`;
}

function place({ state, onChange }: TimelineView, step: number, row: number): TemplateResult {
  const on = looksUp(state.x, step, row);
  const only = on && state.x[step - 1]?.length === 1;
  const label = t(on ? 'optimizer.strip.on' : 'optimizer.strip.off', {
    step,
    row,
    film: filmName(row),
  });
  const looks = [on && 'on', on && step <= state.step && 'lit', step === state.step && 'current'];
  return html`<span class="strip-place ${looks.filter(Boolean).join(' ')}"
    ><button
      type="button"
      class="cell strip-toggle"
      aria-pressed=${on}
      aria-label=${label}
      aria-disabled=${only}
      title=${only ? t('optimizer.strip.last') : label}
      @click=${() => {
        if (!only) onChange({ x: toggled(state.x, step, row) });
      }}
    >
      ${on ? row : ''}
    </button></span
  >`;
}

const looksUp = (x: Lookups, step: number, row: number): boolean =>
  x[step - 1]?.includes(row) ?? false;

const DASHES = [0, 1, 2, 3] as const;

function path({ run, state }: TimelineView): TemplateResult {
  const { row, step } = state;
  const received = range(STEPS + 1).filter((at) => rowsOf(run, at).received.includes(row));
  const values = (col: number) => run.tables.map((W) => rowOf(W, row)[col] ?? NaN);
  return html`<div class="strip-path">
    <p class="strip-path-title">
      <strong>${t('optimizer.path', { film: filmName(row) })}</strong>${t('optimizer.pathHow')}
    </p>
    ${pathChart({
      lines: DASHES.slice(0, COLS).map((dash, col) => ({
        label: `[${col}]`,
        dash,
        values: values(col),
      })),
      description: t('optimizer.pathDescription', {
        row,
        steps: STEPS,
        received: received.join(', ') || t('optimizer.never'),
      }),
      marks: received,
      current: step,
      write: figure,
    })}
  </div>`;
}
