// What tells: tape, plot, counters, findings, folds, numbers among words, code.

import { html, type TemplateResult } from 'lit';
import '../components/codePanel.ts';
import { counterTable } from '../components/counterTable.ts';
import { finding } from '../components/finding.ts';
import { fold } from '../components/fold.ts';
import { fixed, whole } from '../components/format.ts';
import type { Explanation, GradientCheck } from '../components/inspector.ts';
import '../components/logLogPlot.ts';
import type { LogSeries } from '../components/logLogPlot.ts';
import { numberText } from '../components/numberCell.ts';
import '../components/tapeView.ts';
import type { TraceNode } from '../engine/trace.ts';
import type { Report } from './gallery.ts';
import { explainNumber, type Specimens } from './model.ts';

export function tape({ tape: nodes }: Specimens, step: number, report: Report): TemplateResult {
  const last = nodes.length - 1;
  const show = (direction: 'forward' | 'backward') => {
    const order = direction === 'forward' ? nodes : [...nodes].reverse();
    const reached = new Set(order.slice(0, step + 1).map(({ id }) => id));
    return html`<section class="specimen wide">
      <h3>lab-tape, ${direction}</h3>
      <lab-tape
        data-specimen=${direction}
        .nodes=${nodes.map((node) => ({ ...node, reached: reached.has(node.id) }))}
        .current=${order[Math.min(step, last)]?.id ?? null}
        .direction=${direction}
        @node=${(event: CustomEvent<number>) => report(`node ${event.detail}`)}
      ></lab-tape>
    </section>`;
  };
  return html`<div class="panel panel-part specimens instrument">
    ${show('forward')} ${show('backward')}
  </div>`;
}

/** Costs that the core would count, for tables of all sizes: exact, so that the lines are straight. */
export function plot(measured: readonly LogSeries[]): TemplateResult {
  return html`<div class="panel panel-part instrument">
    <lab-loglog
      .series=${measured}
      .x=${{ label: 'rows of W', low: 10, high: 10_000, write: whole }}
      .y=${{ label: 'bytes read and written', low: 10, high: 1_000_000, write: whole }}
      description="Bytes of a one-hot product and of a lookup, over the rows of W"
    ></lab-loglog>
  </div>`;
}

/** A check that says something in particular, for the states of the inspector. */
const checks: Record<string, () => Promise<GradientCheck>> = {
  agrees: () => Promise.resolve({ difference: -0.31102, h: 1e-5, agrees: true }),
  differs: () => Promise.resolve({ difference: -0.62204, h: 1e-5, agrees: false }),
  works: () => new Promise(() => {}),
  fails: () => Promise.reject(new RangeError('[embedding] row 9 is outside [0, 6)')),
};

export function numbers({ film }: Specimens): TemplateResult {
  const value = film.value[0] ?? NaN;
  const grad = -0.31102;
  const explain = (check?: () => Promise<GradientCheck>): Explanation => ({
    ...explainNumber('film[1][2]', check ? grad : value, '[6, 4]'),
    ...(check ? { check } : {}),
  });
  return html`<p class="prose">
      A number among words: the weight is ${numberText(fixed(value), () => explain())}. Its checks:
      ${Object.entries(checks).map(
        ([name, check]) =>
          html`${name}
            <span data-specimen=${name}>${numberText(fixed(grad), () => explain(check))}</span>, `,
      )}
      and that is all.
    </p>
    ${finding({ good: true, text: 'same bits', detail: html`<code>3f451eb8 be4ccccd</code>` })}
    ${finding({ good: false, text: 'different bits', detail: 'one row holds NaN' })}
    ${finding({ good: null, text: 'Nothing is computed yet.' })}`;
}

export function tables({ film, films }: Specimens): TemplateResult {
  const count = (name: string, value: number) => ({
    written: whole(value),
    explain: () => explainNumber(name, value, '[1, 1]'),
  });
  const row = (label: string, pick: (node: TraceNode) => number) => ({
    label,
    values: [count(`film ${label}`, pick(film)), count(`m ${label}`, pick(films))],
  });
  return counterTable({
    caption: 'What the core counted',
    columns: ['table', 'lookup'],
    rows: [
      row('multiply-adds', (node) => node.multiplyAdds),
      row('bytes', (node) => node.bytes),
      row('bytes, backward', (node) => node.backwardBytes),
    ],
  });
}

export function folds(): TemplateResult {
  return html`${fold('A fold, folded', html`<p class="prose">What was wanted.</p>`)}
  ${fold('A fold, unfolded', html`<p class="prose">What was wanted.</p>`, { open: true })}`;
}

export function code(step: number, go: (step: number) => void): TemplateResult {
  const lines = [
    { text: 'def forward(self, x):' },
    { text: '    u = self.user[x[:, 0]]', steps: [0, 2] as const },
    { text: '    m = self.film[x[:, 1]]', steps: [3, 3] as const },
    { text: '    return (u * m).sum(1)', steps: [4, 6] as const },
  ];
  return html`<lab-code
    .listings=${[
      { name: 'PyTorch', lines },
      { name: 'fastai', lines: [{ text: 'learn.fit_one_cycle(5, 5e-3)' }] },
    ]}
    .step=${step}
    @step=${(event: CustomEvent<number>) => go(event.detail)}
  ></lab-code>`;
}
