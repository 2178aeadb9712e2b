// Questions further down; the core answers each when it is unfolded.

import type { Beat } from '../../components/beat.ts';
import type { Counters } from '../../components/counterTable.ts';
import { percent, whole } from '../../components/format.ts';
import type { Engine } from '../../engine/client.ts';
import type { Agreement, TabularCells } from '../../engine/tables.ts';
import { t } from '../../text/text.ts';
import { explainAgreement, explainLoss, explainRight, explainSizes } from './inspect.ts';
import { columnsOf, embSzs, trainOn } from './model.ts';
import { compareTwins, type Comparison } from './twin.ts';

/** What a beat found, as a table. */
export type Outcome = Counters;

/** Widths that are run against each other. */
const WIDTHS = [1, 2, 3, 8];

/** A model of all three columns for each width: the same seed, the same passengers. */
async function widths(engine: Engine, seed: number): Promise<Outcome> {
  const rows: Outcome['rows'][number][] = [];
  for (const width of WIDTHS) {
    const sizes = Object.fromEntries(columnsOf(true).map((column) => [column, width]));
    const states = await trainOn(engine, { age: true, missing: 0, seed }, sizes);
    const last = states.at(-1);
    if (last === undefined) throw new Error('the run has no states');
    const { cells, score } = last;
    rows.push({
      label: t('categories.widths.row', { n: width }),
      values: [
        { written: whole(cells.right), explain: () => explainRight('accuracy', cells) },
        { written: percent(cells.accuracy), explain: () => explainRight('accuracy', cells) },
        { written: score.loss.toFixed(4), explain: () => explainLoss(last) },
        { written: embSzs(last), explain: () => explainSizes(last) },
      ],
    });
  }
  return {
    caption: t('categories.widths.caption'),
    columns: [
      t('categories.widths.right'),
      t('categories.accuracy'),
      t('categories.loss'),
      t('categories.widths.sizes'),
    ],
    rows,
  };
}

/** Lookups, one-hot layers and folded ones, with the same trained weights. */
async function twins(engine: Engine, seed: number): Promise<Outcome> {
  const states = await trainOn(engine, { age: true, missing: 0, seed });
  const last = states.at(-1);
  if (last === undefined) throw new Error('the run has no states');
  const { oneHot, folded, trainer, sizes } = await compareTwins(engine, last);
  const values = (found: Agreement, size: number) =>
    (['differing', 'largest', 'ulps'] as const).map((what) => {
      const written = what === 'largest' ? short(found[what]) : whole(found[what]);
      const shown = what === 'differing' ? `${written} ${t('categories.of')} ${size}` : written;
      return { written: shown, explain: () => explainAgreement(what, size, shown) };
    });
  const both = (name: 'oneHot' | 'folded', { hidden, predictions }: Comparison) => [
    { label: t(`categories.twin.${name}.hidden`), values: values(hidden, sizes.hidden) },
    {
      label: t(`categories.twin.${name}.predictions`),
      values: values(predictions, sizes.predictions),
    },
  ];
  return {
    caption: t('categories.twin.caption'),
    columns: [
      t('categories.twin.differing'),
      t('categories.twin.largest'),
      t('categories.twin.ulps'),
    ],
    rows: [
      ...both('oneHot', oneHot),
      ...both('folded', folded),
      { label: t('categories.twin.trainer'), values: values(trainer, sizes.predictions) },
    ],
  };
}

const short = (value: number): string => (value === 0 ? '0' : value.toExponential(1));

/** What the best rule gets right with one column, with two, with three. */
async function ceilings(engine: Engine): Promise<Outcome> {
  const rows: Outcome['rows'][number][] = [];
  for (const count of [1, 2, 3]) {
    const columns = columnsOf(true).slice(0, count);
    const found = await engine.tables.cells({ columns, hide: null });
    const explain = () => explainRight('ceiling', found);
    rows.push({
      label: columns.join(', '),
      values: [
        { written: String(found.cells.length), explain: () => explainCells(found) },
        { written: whole(found.best), explain },
        { written: percent(found.ceiling), explain },
      ],
    });
  }
  return {
    caption: t('categories.ceilings.caption'),
    columns: [t('categories.ceilings.cells'), t('categories.widths.right'), t('categories.share')],
    rows,
  };
}

function explainCells({ cells }: TabularCells) {
  return {
    title: t('categories.ceilings.cells'),
    lines: [...cells.map(({ values }) => values.join(', ')), `= ${cells.length}`],
    note: t('categories.why.cells'),
    shape: '[]',
    pytorch: 'df.groupby(cat_names).ngroups',
    bits: null,
  };
}

const beat = <Id extends 'widths' | 'twin' | 'ceilings'>(
  id: Id,
  run: Beat<Outcome>['run'],
): Beat<Outcome> => ({
  id,
  title: `categories.beat.${id}.title`,
  text: `categories.beat.${id}.text`,
  run,
});

export const BEATS: readonly Beat<Outcome>[] = [
  beat('ceilings', ceilings),
  beat('widths', widths),
  beat('twin', twins),
];
