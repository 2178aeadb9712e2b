// The same in PyTorch and in fastai, with the numbers on the screen in it.

import type { CodeLine, CodeListing } from '../../components/codePanel.ts';
import { exact } from '../../components/format.ts';
import { range } from '../../components/numbers.ts';
import type { EmbeddingColumn } from '../../engine/tables.ts';
import {
  CONFIG,
  embSzs,
  personOf,
  rowOf,
  rowsOf,
  stateAt,
  survivalOf,
  type TrainingRun,
} from './model.ts';
import { EPOCHS, type CategoriesState } from './state.ts';

const lines = (...texts: string[]): CodeLine[] => texts.map((text) => ({ text }));
const quoted = (text: string): string => `'${text}'`;
const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;

export function listings(run: TrainingRun, asked: CategoriesState): CodeListing[] {
  return [
    { name: 'fastai', lines: fastai(run, asked) },
    { name: 'PyTorch', lines: pytorch(run, asked) },
  ];
}

/** The passengers by cells, as they are on the screen; fastai trains the same model. */
function fastai(run: TrainingRun, asked: CategoriesState): CodeLine[] {
  const state = stateAt(run, asked.epoch);
  const columns = list(run.columns);
  const groups = state.cells.cells.map(
    ({ values, counts }) => `    (${values.map(missing).join(', ')}, ${counts.join(', ')}),`,
  );
  const person = personOf(run, asked).map(missing).join(', ');
  return [
    ...lines(
      'import pandas as pd',
      'from fastai.tabular.all import *',
      '',
      `groups = [  # ${run.columns.join(', ')}, died, survived`,
      ...groups,
      ']',
      'people = [(*who, fate) for *who, died, survived in groups',
      "          for fate, n in (('died', died), ('survived', survived)) for _ in range(n)]",
      `df = pd.DataFrame(people, columns=[*${columns}, 'Fate'])`,
      '',
      `data = TabularPandas(df, [Categorify], ${columns}, y_names='Fate',`,
      '                     y_block=CategoryBlock(), splits=(range_of(df), range_of(df)))',
      `dls = data.dataloaders(bs=${CONFIG.batchSize})`,
      `print(get_emb_sz(data))  # ${embSzs(state)}`,
    ),
    ...lines(
      `learn = tabular_learner(dls, layers=[${CONFIG.layers.join(', ')}], metrics=accuracy)`,
    ),
    {
      text: `learn.fit_one_cycle(${EPOCHS}, ${exact(CONFIG.lr)}, wd=${exact(CONFIG.wd)})`,
      steps: [1, EPOCHS],
    },
    ...lines(
      '',
      `who = pd.Series(dict(zip(${columns}, [${person}])))`,
      'print(learn.predict(who))',
      `# here, after epoch ${asked.epoch}: it survives with p = ${survivalOf(state, asked).toFixed(3)}`,
    ),
  ];
}

/** A category as Python writes it; nothing where it is missing. */
const missing = (value: string): string => (value === '#na#' ? 'None' : quoted(value));

/** The tables as they stand, and the lookup of whoever is asked about. */
function pytorch(run: TrainingRun, asked: CategoriesState): CodeLine[] {
  const state = stateAt(run, asked.epoch);
  return [
    ...lines(
      'import torch',
      'from torch import nn',
      '',
      'def emb_sz_rule(n): return min(600, round(1.6 * n**0.56))',
      '',
      'vocab = {',
      ...state.tables.map(
        ({ column, vocabulary }) => `    ${quoted(column)}: ${list(vocabulary)},`,
      ),
      '}',
      'emb_szs = [(len(v), emb_sz_rule(len(v))) for v in vocab.values()]',
      `print(emb_szs)  # ${embSzs(state)}`,
      '',
      'embeds = nn.ModuleList([nn.Embedding(rows, columns) for rows, columns in emb_szs])',
    ),
    ...state.tables.flatMap((table, place) => weightLines(table, place)),
    ...lines(
      '',
      `who = ${list(personOf(run, asked))}`,
      'x = [v.index(a) if a in v else 0 for v, a in zip(vocab.values(), who)]',
      `print(x)  # [${rowsOf(run, asked).join(', ')}]: what the vocabulary does not know is row 0`,
      'looked_up = torch.cat([e(torch.tensor(i)) for e, i in zip(embeds, x)])',
      '',
      '# a layer of its own: the same bits',
      'one_hot = [nn.functional.one_hot(torch.tensor(i), e.num_embeddings).float()',
      '           for e, i in zip(embeds, x)]',
      'linear = torch.cat([h @ e.weight for h, e in zip(one_hot, embeds)])',
      'print(torch.equal(looked_up, linear))',
    ),
  ];
}

function weightLines(table: EmbeddingColumn, place: number): CodeLine[] {
  const rows = range(table.shape[0]).map((row) => {
    const values = Array.from(rowOf(table, row), (value) => value.toFixed(4).padStart(7));
    return `    [${values.join(', ')}],  # ${table.vocabulary[row] ?? ''}`;
  });
  return [
    { text: `embeds[${place}].weight.data = torch.tensor([`, steps: [0, EPOCHS] },
    ...lines(...rows, '])'),
  ];
}
