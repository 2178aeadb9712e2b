// The numbers of the gallery: a small recommender on the core, forward and backward, and a table of
// a million rows.

import type { Explanation, GradientCheck } from '../components/inspector.ts';
import { bitsOfOne, fixed } from '../components/format.ts';
import type { LogSeries } from '../components/logLogPlot.ts';
import type { TapeNode } from '../components/tapeView.ts';
import type { Engine } from '../engine/client.ts';
import { nodeOf, Program, type Ref } from '../engine/program.ts';
import type { TraceNode } from '../engine/trace.ts';
import { t } from '../text/text.ts';

export const ROWS = 6;
export const COLS = 4;
export const MANY_ROWS = 1_000_000;
const SEED = 7;
const RANGE = [0, 5.5] as const;

export interface Specimens {
  user: TraceNode;
  film: TraceNode;
  films: TraceNode;
  tape: TapeNode[];
  many: Float32Array;
  /** The finite difference that the element of `film.grad` is held against. */
  check: (row: number, col: number) => Promise<GradientCheck>;
}

/** The model that the gallery takes its numbers from: r = sigmoid(u · m) in a range. */
function record(values: { user: Float32Array; film: Float32Array }, x: readonly number[][]) {
  const program = new Program();
  const tensor = (name: 'user' | 'film') =>
    program.call('tensor', values[name], { shape: [ROWS, COLS], requiresGrad: true, name });
  const column = (place: number) => Int32Array.from(x, (sample) => sample[place] ?? 0);
  const [user, film] = [tensor('user'), tensor('film')];
  const users = program.call('embedding', column(0), user, { sparse: true });
  const films = program.call('embedding', column(1), film, { sparse: true });
  const dot = program.call('rowDot', users, films);
  const rating = program.call('sigmoidRange', dot, ...RANGE);
  const target = program.call(
    'tensor',
    Float32Array.from(x, (_, i) => 4.5 - i),
    {
      shape: [x.length, 1],
    },
  );
  const loss = program.call('mseLoss', rating, target);
  const names: [Ref, string][] = [
    [user, 'user'],
    [film, 'film'],
    [users, 'u'],
    [films, 'm'],
    [dot, 'u · m'],
    [rating, 'r'],
    [target, 'y'],
    [loss, 'loss'],
  ];
  return { program, user, film, films, loss, names };
}

export async function computeSpecimens(engine: Engine, x: readonly number[][]): Promise<Specimens> {
  const draw = new Program();
  const drawn = draw.call('uniform', { shape: [2 * ROWS, COLS], low: -1, high: 1, seed: SEED });
  const large = draw.call('uniform', { shape: [MANY_ROWS, COLS], low: -1, high: 1, seed: SEED });
  const drawing = await engine.run(draw);
  const both = nodeOf(drawing, drawn).value;
  const values = { user: both.slice(0, ROWS * COLS), film: both.slice(ROWS * COLS) };

  const { program, user, film, films, loss, names } = record(values, x);
  program.backward(loss);
  const result = await engine.run(program);
  const filmNode = nodeOf(result, film);
  return {
    user: nodeOf(result, user),
    film: filmNode,
    films: nodeOf(result, films),
    many: nodeOf(drawing, large).value,
    tape: names.map(([ref, label]) => {
      const { id, op, inputs, shape, requiresGrad } = nodeOf(result, ref);
      const role = op === 'tensor' && requiresGrad ? 'parameter' : 'activation';
      return { id, label, op, inputs, shape, role, reached: true, stops: !requiresGrad };
    }),
    check: async (row, col) => {
      const element = row * COLS + col;
      const asked = record(values, x);
      const question = { program: asked.program, output: asked.loss, of: asked.film };
      const { values: found, h } = await engine.differences({ ...question, elements: [element] });
      const difference = found[0] ?? NaN;
      const gradient = filmNode.grad?.[element] ?? NaN;
      return { difference, h, agrees: Math.abs(gradient - difference) < 1e-4 };
    },
  };
}

/** What the inspector says about a number of the gallery. */
export function explainNumber(name: string, value: number, shape: string): Explanation {
  return {
    title: name,
    lines: [`= ${fixed(value, 5)}`],
    note: t('gallery.why'),
    shape,
    pytorch: name.replace('][', ', '),
    bits: bitsOfOne(value),
  };
}

/** What a lookup and a one-hot product cost in tables of more and more rows, as they are counted. */
export async function* computeCosts(engine: Engine): AsyncGenerator<LogSeries[]> {
  const series: LogSeries[] = [
    { label: 'one_hot(x) @ W', style: 'solid', points: [] },
    { label: 'W[x]', style: 'dashed', points: [] },
  ];
  for (const rows of [10, 30, 100, 300, 1000, 3000, 10_000]) {
    const program = new Program();
    const W = program.call('uniform', { shape: [rows, COLS], low: -1, high: 1, seed: SEED });
    const index = Int32Array.of(1);
    const product = program.call('matmul', program.call('oneHot', index, rows), W);
    const copy = program.call('embedding', index, W);
    const result = await engine.run(program);
    [product, copy].forEach((output, i) => {
      const { bytes } = nodeOf(result, output);
      const line = series[i];
      const explain = () => explainNumber(`${line?.label}, ${rows}`, bytes, `[1, ${COLS}]`);
      if (line) series[i] = { ...line, points: [...line.points, { x: rows, y: bytes, explain }] };
    });
    yield [...series];
  }
}
