// For every number of the instrument: where it comes from, with the numbers in the formula. All of
// them are read from the ledger, whose coefficients are those that the step was taken with.

import { bitsOfOne } from '../../components/format.ts';
import type { Explanation, GradientCheck } from '../../components/inspector.ts';
import type { Engine } from '../../engine/client.ts';
import { Program } from '../../engine/program.ts';
import type { Ledger, RowLedger } from '../../engine/trace.ts';
import { t } from '../../text/text.ts';
import { factor, figure, full } from './digits.ts';
import { ledgerOf, lossOf, PARTS, RATINGS, tableOf, type Part, type Run } from './model.ts';
import { COLS, ROWS } from './state.ts';

/** One number of the instrument: a row and column of W, after a step. */
export interface Place {
  run: Run;
  step: number;
  row: number;
  col: number;
}

const SHAPE = `[${ROWS}, ${COLS}]`;
const at = (values: Float32Array | Float64Array | undefined, place: number): number =>
  values?.[place] ?? NaN;

/** The ledger that a place's formulas are read from. */
function entryOf({ run, step, row }: Place): { ledger: Ledger; of: RowLedger } {
  const ledger = run.steps[step - 1]?.ledger;
  const of = ledgerOf(run, step, row);
  if (ledger === undefined || of === null) throw new Error(`row ${row} has no entry in ${step}`);
  return { ledger, of };
}

/** A number of W after a step. */
export function explainWeight(place: Place, seed: number): Explanation {
  const { run, step, row, col } = place;
  const value = at(run.tables[step], row * COLS + col);
  const of = ledgerOf(run, step, row);
  if (of !== null) return explainNew(place);
  return {
    title: `W[${row}][${col}]`,
    lines: [`= ${figure(value)}`],
    note: step === 0 ? t('optimizer.why.drawn', { seed }) : t('optimizer.why.same', { step }),
    shape: SHAPE,
    pytorch: `films.weight[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

export function explainOld(place: Place, seed: number): Explanation {
  const before = explainWeight({ ...place, step: place.step - 1 }, seed);
  return place.step === 1 ? before : { ...before, note: t('optimizer.why.oldValue') };
}

export function explainNew(place: Place): Explanation {
  const { row, col } = place;
  const { of } = entryOf(place);
  const parts = PARTS.map((part) => at(of[part], col));
  const value = at(of.newValue, col);
  return {
    title: `W[${row}][${col}]`,
    lines: [
      `= ${(['oldValue', ...PARTS] as const).map((part) => t(`optimizer.part.${part}`)).join(' + ')}`,
      `= ${full(at(of.oldValue, col))} + ${parts.map(full).join(' + ')}`,
      `= ${full(value)}`,
    ],
    note: t('optimizer.why.newValue'),
    shape: SHAPE,
    pytorch: `opt.step(); films.weight[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

/** The gradient that arrived, with a finite difference to hold it against. */
export function explainGrad(engine: Engine, place: Place): Explanation {
  const { run, step, row, col } = place;
  const record = run.steps[step - 1];
  const value = at(entryOf(place).of.grad, col);
  const films = record?.films ?? [];
  const b = films.indexOf(row);
  const prediction = at(record?.predictions, b);
  const rating = RATINGS[row] ?? NaN;
  return {
    title: `W.grad[${row}][${col}]`,
    lines: [
      `= 2/B · (p[${b}] − r[${b}]) · u[${col}]`,
      `= 2/${films.length} · (${figure(prediction)} − ${factor(rating)}) · ${factor(at(run.viewer, col))}`,
      `= ${figure(value)}`,
    ],
    note: t('optimizer.why.grad', { n: films.length }),
    shape: SHAPE,
    pytorch: `films.weight.grad[${row}, ${col}]`,
    bits: bitsOfOne(value),
    check: () => checkGrad(engine, place, value),
  };
}

async function checkGrad(engine: Engine, place: Place, value: number): Promise<GradientCheck> {
  const { run, step, row, col } = place;
  const program = new Program();
  const W = tableOf(program, run.tables[step - 1] ?? run.table);
  const films = run.steps[step - 1]?.films ?? [];
  const { loss } = lossOf(program, W, run.viewer, films, false);
  const elements = [row * COLS + col];
  const { h, values } = await engine.differences({ program, output: loss, of: W, elements });
  const difference = values[0] ?? NaN;
  const agrees = Math.abs(difference - value) <= 1e-5 * Math.max(1, Math.abs(value));
  return { difference, h, agrees };
}

/** How many rows a step moved, or gave gradient. */
export function explainCount(what: 'received' | 'moved', rows: readonly number[]): Explanation {
  return {
    title: t(`optimizer.count.${what}`),
    lines: [`= ${t('optimizer.beat.rows', { rows: rows.join(', ') })}`, `= ${rows.length}`],
    note: t(`optimizer.why.count.${what}`),
    shape: '[]',
    pytorch:
      what === 'moved'
        ? '(films.weight != before).any(1).sum()'
        : 'x.unique().numel()  # the rows of the gradient',
    bits: null,
  };
}

/** The formula of an entry: in names, with its numbers, in PyTorch; and a sentence. */
interface Formula {
  names: string;
  numbers: string;
  pytorch: string;
  note: string;
}

export function explainPart(place: Place, part: Part): Explanation {
  const { row, col } = place;
  const { of } = entryOf(place);
  const value = at(of[part], col);
  const formula = part === 'rounding' ? roundingOf(of, col) : formulaOf(place, part);
  return {
    title: `${t(`optimizer.part.${part}`)} [${col}]`,
    lines: [`= ${formula.names}`, `= ${formula.numbers}`, `= ${figure(value)}`],
    note: formula.note,
    shape: SHAPE,
    pytorch: formula.pytorch.replaceAll('@', `[${row}, ${col}]`),
    bits: null, // the ledger keeps its entries in double
  };
}

function roundingOf(of: RowLedger, col: number): Formula {
  const shares = PARTS.filter((part) => part !== 'rounding').map((part) => full(at(of[part], col)));
  return {
    names: 'after − (before + data + memory + decay)',
    numbers: `${full(at(of.newValue, col))} − (${[full(at(of.oldValue, col)), ...shares].join(' + ')})`,
    pytorch: 'new.double() - (old.double() + data + memory + decay)',
    note: t('optimizer.why.rounding'),
  };
}

function formulaOf(place: Place, part: Exclude<Part, 'rounding'>): Formula {
  const { ledger, of } = entryOf(place);
  const sgd = ledger.optimizer === 'sgd';
  return (sgd ? sgdFormula : adamFormula)(ledger, of, place.col, part);
}

function sgdFormula(
  { coefficients: c }: Ledger,
  of: RowLedger,
  col: number,
  part: Exclude<Part, 'rounding'>,
): Formula {
  const [lr, momentum, wd] = [c.lr ?? NaN, c.momentum ?? NaN, c.weightDecay ?? NaN];
  switch (part) {
    case 'data':
      return {
        names: '−lr · g',
        numbers: `−${figure(lr)} · ${factor(at(of.grad, col))}`,
        pytorch: '-lr * films.weight.grad@',
        note: t(of.hasGradient ? 'optimizer.why.data' : 'optimizer.why.noData'),
      };
    case 'memory':
      return {
        names: '−lr · momentum · m',
        numbers: `−${figure(lr)} · ${figure(momentum)} · ${factor(at(of.momentBefore, col))}`,
        pytorch: '-lr * momentum * opt.state[films.weight]["momentum_buffer"]@  # before the step',
        note: t(momentum === 0 ? 'optimizer.why.forgets' : memoryNote(of)),
      };
    case 'decay':
      return {
        names: '−lr · wd · before',
        numbers: `−${figure(lr)} · ${figure(wd)} · ${factor(at(of.oldValue, col))}`,
        pytorch: '-lr * weight_decay * films.weight@  # before the step',
        note: t(wd === 0 ? 'optimizer.why.decay.off' : 'optimizer.why.decay.plain'),
      };
  }
}

const memoryNote = (of: RowLedger) =>
  of.momentBefore.some((m) => m !== 0) ? 'optimizer.why.memory' : 'optimizer.why.noMemory';

function adamFormula(
  { coefficients: c, optimizer }: Ledger,
  of: RowLedger,
  col: number,
  part: Exclude<Part, 'rounding'>,
): Formula {
  const [size, beta1, wd] = [c.size ?? NaN, c.beta1 ?? NaN, c.weightDecay ?? NaN];
  const denominator = figure(at(of.denominator, col));
  const about = aboutSize(c, optimizer === 'sparseAdam');
  const gain = `(1 − ${figure(beta1)})`;
  switch (part) {
    case 'data':
      return {
        names: '−size · (1 − β1) · g / denominator',
        numbers: `−${figure(size)} · ${gain} · ${factor(at(of.grad, col))} / ${denominator}`,
        pytorch: '-size * (1 - beta1) * films.weight.grad@ / denominator@',
        note: `${t(of.hasGradient ? 'optimizer.why.data' : 'optimizer.why.noData')} ${about}`,
      };
    case 'memory':
      return {
        names: '−size · β1 · m / denominator',
        numbers: `−${figure(size)} · ${figure(beta1)} · ${factor(at(of.momentBefore, col))} / ${denominator}`,
        pytorch:
          '-size * beta1 * opt.state[films.weight]["exp_avg"]@ / denominator@  # m before the step',
        note: `${t(memoryNote(of))} ${about}`,
      };
    case 'decay':
      return optimizer === 'adam'
        ? {
            names: '−size · (1 − β1) · wd · before / denominator',
            numbers: `−${figure(size)} · ${gain} · ${figure(wd)} · ${factor(at(of.oldValue, col))} / ${denominator}`,
            pytorch: '-size * (1 - beta1) * weight_decay * films.weight@ / denominator@',
            note: `${t(wd === 0 ? 'optimizer.why.decay.off' : 'optimizer.why.decay.added')} ${about}`,
          }
        : decoupled(c.keep ?? NaN, at(of.oldValue, col), optimizer === 'sparseAdam');
  }
}

function decoupled(keep: number, old: number, sparse: boolean): Formula {
  const off = sparse ? 'optimizer.why.decay.none' : 'optimizer.why.decay.off';
  return {
    names: '(keep − 1) · before',
    numbers: `(${figure(keep)} − 1) · ${factor(old)}`,
    pytorch: '-lr * weight_decay * films.weight@  # before the step',
    note: t(keep === 1 ? off : 'optimizer.why.decay.apart'),
  };
}

function aboutSize(c: Ledger['coefficients'], sparse: boolean): string {
  return t(sparse ? 'optimizer.why.sparseSize' : 'optimizer.why.size', {
    lr: figure(c.lr ?? NaN),
    first: figure(c.biasCorrection1 ?? NaN),
    second: figure(c.biasCorrection2 ?? NaN),
    size: figure(c.size ?? NaN),
  });
}
