// The same in PyTorch and in fastai, with the numbers on the screen.

import type { CodeListing } from '../../components/codePanel.ts';
import { exact, fixed } from '../../components/format.ts';
import { itemName, type Item } from '../../engine/recommending.ts';
import type { Explored, FilmFacts, YourRun } from './model.ts';

/** A text as Python writes it. */
const quoted = (text: string): string => JSON.stringify(text);
const lines = (text: readonly string[]): CodeListing['lines'] =>
  text.map((line) => ({ text: line }));

function prediction(explored: Explored, score: string): string {
  const { yRange } = explored.subject.config;
  if (yRange === null) return score;
  const [low, high] = yRange;
  return `torch.sigmoid(${score}) * ${exact(high - low)} + ${exact(low)}`;
}

/** The weights' file is the one that the page trained; `row` of an item is its place in the table. */
function pytorch(explored: Explored, facts: FilmFacts | null, run: YourRun): string[] {
  const rowOf = (id: string): number => explored.byId.get(id)?.row ?? 0;
  const first = run.user.recommendations[0];
  const film = facts?.item ?? explored.popular[0];
  const near = facts?.neighbours[0];
  const rows = run.ratings.map(({ item }) => rowOf(String(item)));
  const names = run.ratings.map(({ item }) => explored.byId.get(String(item))?.item);
  const named = (item: Item | undefined): string => (item ? itemName(item) : '');
  const { biases } = explored.reader.learnt;
  const bias = biases !== null;
  return [
    'import torch',
    'from safetensors.torch import load_file',
    '',
    'tables = load_file("model.safetensors")',
    'users, w = tables["user_factors"], tables["item_factors"]   # row 0 is nobody\'s',
    ...(bias ? ['b, ub = tables["item_bias"][:, 0], tables["user_bias"][:, 0]'] : []),
    '',
    ...(film === undefined || !bias
      ? []
      : [
          `b[${rowOf(film.id)}]   # ${named(film)}: ${fixed(biases[rowOf(film.id) - 1] ?? NaN, 3)}`,
        ]),
    ...(film === undefined || near === undefined
      ? []
      : [
          `cos = torch.nn.functional.cosine_similarity(w, w[${rowOf(film.id)}].unsqueeze(0))`,
          `cos[${rowOf(near.item.id)}]   # ${named(near.item)}: ${fixed(near.cosine, 3)}`,
        ]),
    '',
    `rows = torch.tensor([${rows.join(', ')}], dtype=torch.long)`,
    ...names.map((item, i) => `#   ${rows[i] ?? 0}: ${named(item)}`),
    `ratings = torch.tensor([${run.ratings.map(({ rating }) => exact(rating)).join(', ')}])`,
    '',
    `people = ${bias ? 'torch.cat([users, ub[:, None]], 1)[1:]' : 'users[1:]'}`,
    `films = ${bias ? 'torch.cat([w, torch.ones(len(w), 1)], 1)' : 'w'}`,
    'mean = people.mean(0)',
    'variances, axes = torch.linalg.eigh(people.T.cov())',
    'spread = axes @ torch.diag(variances.clamp(min=0).sqrt()) @ axes.T',
    'z = torch.zeros(len(mean), requires_grad=True)   # all that is ever fitted',
    '',
    'def predict(rows):',
    `    score = films[rows] @ (mean + z @ spread)${bias ? ' + b[rows]' : ''}`,
    `    return ${prediction(explored, 'score')}`,
    '',
    'opt = torch.optim.Adam([z], lr=0.1)',
    'for step in range(500):',
    `    loss = ((predict(rows) - ratings)**2).sum() + ${fixed(run.user.fit.noise, 4)} * (z**2).sum()`,
    '    opt.zero_grad(); loss.backward(); opt.step()',
    ...(first === undefined
      ? []
      : [
          `predict(torch.tensor([${rowOf(first.item.id)}]))   # ${named(first.item)}: ${fixed(first.prediction, 2)}`,
        ]),
  ];
}

function fastai(explored: Explored, facts: FilmFacts | null): string[] {
  const film = facts?.item ?? explored.popular[0];
  const title = quoted(film ? itemName(film) : '');
  const { subject, biases } = explored;
  const highest = biases?.highest[0];
  return [
    `# learn = collab_learner(dls, n_factors=${subject.config.factors}, y_range=(${(subject.config.yRange ?? [0, 5.5]).map(exact).join(', ')}))`,
    'films = learn.dls.classes["title"]',
    '',
    'bias = learn.model.bias(films, is_item=True)',
    `[films[i] for i in bias.argsort(descending=True)[:7]]${highest ? `   # ${itemName(highest.item)} first` : ''}`,
    '',
    'w = learn.model.weight(films, is_item=True)',
    'pca = w.pca(3)',
    '',
    `i = films.o2i[${title}]`,
    'nn.CosineSimilarity(dim=1)(w, w[i][None]).argsort(descending=True)[1:9]',
  ];
}

export function listings(
  explored: Explored,
  facts: FilmFacts | null,
  run: YourRun | null,
): CodeListing[] {
  const first =
    run === null ? [] : [{ name: 'PyTorch', lines: lines(pytorch(explored, facts, run)) }];
  return [...first, { name: 'fastai', lines: lines(fastai(explored, facts)) }];
}
