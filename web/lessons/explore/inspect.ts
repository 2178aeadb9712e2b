// Where the numbers come from: the formula with the numbers in it. The numbers are the core's; here
// they are put in their places.

import { bitsOfOne, exact, fixed, percent, whole } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { itemName, type Item, type Recommendation, type Share } from '../../engine/recommending.ts';
import { t } from '../../text/text.ts';
import type { Explored, FilmFacts, YourRun } from './model.ts';

/** Decimals of what the page writes: scores and factors, ratings, parts of a whole. */
export const DIGITS = { score: 3, rating: 2, part: 3 } as const;

const result = (value: number, digits: number): string => `= ${fixed(value, digits)}`;

const TERMS = 3;

/** "a₁·b₁ + a₂·b₂ + … (50 terms)". */
function products(a: ArrayLike<number>, b: ArrayLike<number>): string {
  const shown = Array.from(
    { length: Math.min(TERMS, a.length) },
    (_, i) => `${fixed(a[i] ?? NaN, 2)} · ${fixed(b[i] ?? NaN, 2)}`,
  );
  const rest = a.length > TERMS ? ` + … ${t('explore.why.terms', { n: a.length })}` : '';
  return shown.join(' + ') + rest;
}

// ---- Films ----------------------------------------------------------------------------------------

const table = (explored: Explored, name: 'item_factors' | 'item_bias'): string => {
  const { items, subject } = explored;
  return `${name} [${items.length + 1}, ${name === 'item_bias' ? 1 : subject.config.factors}]`;
};

export function explainBias(explored: Explored, item: Item, bias: number): Explanation {
  const row = explored.byId.get(item.id)?.row ?? 0;
  return {
    title: t('explore.why.bias.title', { film: itemName(item) }),
    lines: [`item_bias[${row}]`, result(bias, DIGITS.score)],
    note: t('explore.why.bias'),
    shape: table(explored, 'item_bias'),
    pytorch: `model.item_bias.weight[${row}, 0]`,
    bits: bitsOfOne(bias),
  };
}

export function explainCount(item: Item): Explanation {
  const count = item.ratingCount ?? 0;
  return {
    title: t('explore.why.count.title', { film: itemName(item) }),
    lines: [t('explore.why.count.line'), `= ${whole(count)}`],
    note: t('explore.why.count'),
    shape: '[]',
    pytorch: `(train.item == "${item.id}").sum()`,
    bits: null,
  };
}

export function explainMean(item: Item): Explanation {
  return {
    title: t('explore.why.mean.title', { film: itemName(item) }),
    lines: [
      t('explore.why.mean.line', { n: whole(item.ratingCount ?? 0) }),
      result(item.meanRating ?? NaN, DIGITS.rating),
    ],
    note: t('explore.why.mean'),
    shape: '[]',
    pytorch: `train.rating[train.item == "${item.id}"].mean()`,
    bits: null,
  };
}

export function explainCosine(
  explored: Explored,
  facts: FilmFacts,
  other: Item,
  cosine: number,
): Explanation {
  const row = explored.byId.get(other.id)?.row ?? 0;
  const factors = explored.reader.learnt.factors[row - 1] ?? new Float32Array();
  return {
    title: t('explore.why.cosine.title', { film: itemName(facts.item), other: itemName(other) }),
    lines: [
      'u · v / (|u| |v|)',
      `(${products(facts.factors, factors)}) / (|u| |v|)`,
      result(cosine, DIGITS.part),
    ],
    note: t('explore.why.cosine'),
    shape: `[${facts.factors.length}] · [${facts.factors.length}]`,
    pytorch: `F.cosine_similarity(w[${facts.row}], w[${row}], dim=0)  # w = model.item_factors.weight`,
    bits: null,
  };
}

export function explainPlace(explored: Explored, facts: FilmFacts, component: number): Explanation {
  const { pca, onMap } = explored;
  const at = onMap.indexOf(facts.item);
  const place = pca.places[at]?.[component] ?? NaN;
  const direction = pca.components[component] ?? new Float32Array();
  const terms = Array.from({ length: Math.min(2, direction.length) }, (_, i) => {
    const [value = NaN, mean = NaN, along = NaN] = [facts.factors[i], pca.mean[i], direction[i]];
    return `(${fixed(value, 2)} − ${fixed(mean, 2)}) · ${fixed(along, 2)}`;
  });
  return {
    title: t('explore.why.place.title', { film: itemName(facts.item), n: component + 1 }),
    lines: [
      '(v − v̄) · c',
      `${terms.join(' + ')} + … ${t('explore.why.terms', { n: direction.length })}`,
      result(place, DIGITS.part),
    ],
    note: t('explore.why.place', { n: whole(onMap.length) }),
    shape: `[${direction.length}] · [${direction.length}]`,
    pytorch: `((w - w.mean(0)) @ torch.linalg.eigh(w.T.cov())[1])[${at}, -${component + 1}]`,
    bits: bitsOfOne(place),
  };
}

export function explainVariance(explored: Explored, component: number): Explanation {
  const { pca, onMap, subject } = explored;
  const along = pca.explainedVariance[component] ?? NaN;
  const ratio = pca.explainedVarianceRatio[component] ?? NaN;
  return {
    title: t('explore.why.variance.title', { n: component + 1 }),
    lines: [
      t('explore.why.variance.line'),
      `${fixed(along, 4)} / ${fixed(pca.totalVariance, 4)}`,
      `= ${percent(ratio)}`,
    ],
    note: t('explore.why.variance', { n: subject.config.factors }),
    shape: `[${onMap.length}, ${subject.config.factors}]`,
    pytorch: `λ = torch.linalg.eigh(w.T.cov())[0]; λ[-${component + 1}] / λ.sum()`,
    bits: null,
  };
}

// ---- Somebody new -------------------------------------------------------------------------------

/** How a score becomes a rating, in numbers. */
function inRange(explored: Explored, score: number): string {
  const { yRange } = explored.subject.config;
  if (yRange === null) return fixed(score, DIGITS.score);
  const [low, high] = yRange;
  return `${exact(low)} + ${exact(high - low)} · σ(${fixed(score, DIGITS.score)})`;
}

export function explainPrediction(explored: Explored, one: Recommendation): Explanation {
  const row = explored.byId.get(one.item.id)?.row ?? 0;
  return {
    title: t('explore.why.prediction.title', { film: itemName(one.item) }),
    lines: [
      t('explore.why.prediction.line'),
      `${fixed(one.averageScore, 3)} + ${fixed(one.mood, 3)} + ${fixed(one.taste, 3)}`,
      inRange(explored, one.score),
      result(one.prediction, DIGITS.rating),
    ],
    note: t('explore.why.prediction'),
    shape: `[${explored.subject.config.factors}] · [${explored.subject.config.factors}]`,
    pytorch: `sigmoid_range(you @ w[${row}] + your_bias + b[${row}], *y_range)`,
    bits: bitsOfOne(one.prediction),
  };
}

export function explainAverage(explored: Explored, one: Recommendation): Explanation {
  const row = explored.byId.get(one.item.id)?.row ?? 0;
  return {
    title: t('explore.why.average.title', { film: itemName(one.item) }),
    lines: [inRange(explored, one.averageScore), result(one.averagePrediction, DIGITS.rating)],
    note: t('explore.why.average'),
    shape: `[${explored.subject.config.factors}] · [${explored.subject.config.factors}]`,
    pytorch: `sigmoid_range(users[1:].mean(0) @ w[${row}] + user_bias[1:].mean() + b[${row}], *y_range)`,
    bits: bitsOfOne(one.averagePrediction),
  };
}

export function explainLift(one: Recommendation): Explanation {
  return {
    title: t('explore.why.lift.title', { film: itemName(one.item) }),
    lines: [
      t('explore.why.lift.line'),
      `${fixed(one.prediction, 3)} − ${fixed(one.averagePrediction, 3)}`,
      result(one.lift, DIGITS.rating),
    ],
    note: t('explore.why.lift'),
    shape: '[]',
    pytorch: 'yours - average',
    bits: null,
  };
}

/** The three parts of a score that the page writes apart. */
export type ScorePart = 'everyone' | 'mood' | 'taste';

export function explainPart(
  explored: Explored,
  run: YourRun,
  one: Recommendation,
  part: ScorePart,
): Explanation {
  const row = explored.byId.get(one.item.id)?.row ?? 0;
  const { factors } = explored.subject.config;
  const { user } = run;
  const value = { everyone: one.averageScore, mood: one.mood, taste: one.taste }[part];
  const film = explored.reader.learnt.factors[row - 1] ?? new Float32Array();
  const lines = {
    everyone: [
      'v · ū + b̄ᵤ + bᵥ',
      `${products(film, user.averageFactors)} + ${fixed(user.averageBias, 2)} + ${fixed(one.itemBias, 2)}`,
    ],
    mood: ['bᵤ − b̄ᵤ', `${fixed(user.bias, 3)} − ${fixed(user.averageBias, 3)}`],
    taste: [
      '(u − ū) · v',
      Array.from(one.tasteParts.slice(0, TERMS), (term) => fixed(term, 3)).join(' + ') +
        ` + … ${t('explore.why.terms', { n: factors })}`,
    ],
  }[part];
  return {
    title: t(`explore.part.${part}`),
    lines: [...lines, result(value, DIGITS.score)],
    note: t(`explore.why.part.${part}`),
    shape: part === 'mood' ? '[]' : `[${factors}] · [${factors}]`,
    pytorch: {
      everyone: `users[1:].mean(0) @ w[${row}] + user_bias[1:].mean() + b[${row}]`,
      mood: 'your_bias - user_bias[1:].mean()',
      taste: `(you - users[1:].mean(0)) @ w[${row}]`,
    }[part],
    bits: null,
  };
}

/** The slope of the range at a prediction, in numbers; 1, and not written, where there is none. */
function slopeAt(explored: Explored, prediction: string): string[] {
  const { yRange } = explored.subject.config;
  if (yRange === null) return [];
  const [low, high] = yRange;
  const [below, above] = [`(${prediction} − ${exact(low)})`, `(${exact(high)} − ${prediction})`];
  return [below, `${above} / ${exact(high - low)}`];
}

export function explainShare(
  explored: Explored,
  run: YourRun,
  one: Recommendation,
  share: Share,
): Explanation {
  const shares = one.shares.map((other) => fixed(other.share, DIGITS.score)).join(' + ');
  const prediction = fixed(run.user.predictions[one.shares.indexOf(share)] ?? NaN, DIGITS.score);
  const pull = [`(${exact(share.rating)} − ${prediction})`, ...slopeAt(explored, prediction)];
  return {
    title: t('explore.why.share.title', { film: itemName(share.item), of: itemName(one.item) }),
    lines: [
      'error · slope / noise · x Σ v',
      `${pull.join(' · ')} / ${fixed(run.user.fit.noise, 4)} · x Σ v`,
      result(share.share, DIGITS.score),
    ],
    note: `${t('explore.why.share')} ${t('explore.why.share.sum', { shares, taste: fixed(one.taste, DIGITS.score) })}`,
    shape: '[]',
    pytorch: '(r - p) * dp / noise * (x @ Sigma @ v)',
    bits: null,
  };
}

export function explainFactor(one: Recommendation, factor: number): Explanation {
  const value = one.tasteParts[factor] ?? NaN;
  return {
    title: t('explore.why.factor.title', { factor, film: itemName(one.item) }),
    lines: [`(u[${factor}] − ū[${factor}]) · v[${factor}]`, result(value, DIGITS.score)],
    note: t('explore.why.factor'),
    shape: '[]',
    pytorch: `(you[${factor}] - users[1:, ${factor}].mean()) * w[film, ${factor}]`,
    bits: null,
  };
}

export function explainFitError(run: YourRun): Explanation {
  const { squaredError } = run.user.fit;
  return {
    title: t('explore.why.fit.title'),
    lines: [`Σ (rating − prediction)² / ${run.ratings.length}`, result(squaredError, DIGITS.part)],
    note: t('explore.why.fit'),
    shape: '[]',
    pytorch: 'F.mse_loss(predictions, your_ratings)',
    bits: null,
  };
}

export function explainSteps(run: YourRun): Explanation {
  return {
    title: t('explore.why.steps.title'),
    lines: [
      t(run.user.fit.converged ? 'explore.why.steps.line' : 'explore.why.steps.most'),
      `= ${whole(run.user.fit.steps)}`,
    ],
    note: t('explore.why.steps'),
    shape: `[1, ${run.user.factors.length + 1}]`,
    pytorch: 'while z.grad.abs().max() > 1e-4: …',
    bits: null,
  };
}

export function explainUnknown(explored: Explored, prediction: number): Explanation {
  const { yRange } = explored.subject.config;
  return {
    title: t('explore.why.unknown.title'),
    lines: [
      yRange === null
        ? 'u · v₀ + bᵤ + b₀'
        : `${exact(yRange[0])} + ${exact(yRange[1] - yRange[0])} · σ(u · v₀ + bᵤ + b₀)`,
      result(prediction, DIGITS.rating),
    ],
    note: t('explore.why.unknown'),
    shape: `[${explored.subject.config.factors}] · [${explored.subject.config.factors}]`,
    pytorch: 'sigmoid_range(you @ w[0] + your_bias + b[0], *y_range)',
    bits: bitsOfOne(prediction),
  };
}

// ---- Against the truth ----------------------------------------------------------------------------

export function explainR2(explored: Explored, axis: number, random: boolean): Explanation {
  const { recovery } = explored;
  const values = random ? recovery?.noiseR2 : recovery?.r2;
  const mean = random ? recovery?.meanNoiseR2 : recovery?.meanR2;
  const value = axis < 0 ? mean : values?.[axis];
  return {
    title: t(random ? 'explore.why.r2.random' : 'explore.why.r2.learnt'),
    lines: [
      axis < 0 ? t('explore.why.r2.mean') : '1 − Σ (true − predicted)² / Σ (true − mean)²',
      result(value ?? NaN, DIGITS.part),
    ],
    note: t('explore.why.r2'),
    shape: `[${recovery?.ids.length ?? 0}]`,
    pytorch: '1 - ((true - predicted)**2).sum() / ((true - true.mean())**2).sum()',
    bits: null,
  };
}

export function explainExplained(explored: Explored): Explanation {
  const { recovery } = explored;
  return {
    title: t('explore.why.explained.title', { n: recovery?.axes.length ?? 0 }),
    lines: [t('explore.why.explained.line'), `= ${percent(recovery?.explained ?? NaN)}`],
    note: t('explore.why.explained'),
    shape: `[${recovery?.ids.length ?? 0}, ${explored.subject.config.factors}]`,
    pytorch: 'λ[-4:].sum() / λ.sum()',
    bits: null,
  };
}
