// embedding-lab recommend: recommends to somebody whom training never saw, and says why.

import { parseArgs } from 'node:util';
import { createLab } from '../engine/index.ts';
import { itemName, type Item } from '../engine/items.ts';
import { rankingNames, type RankBy, type Recommendation } from '../engine/newUser.ts';
import type { Recommender } from '../engine/recommender.ts';
import { readInput, toWholeNumber, UsageError } from './options.ts';

const recommendHelp = `embedding-lab recommend MODEL --ratings "Title=5,…" [options]

Recommends to somebody whom training never saw, from MODEL, a file that train --save wrote: fits one
row to their ratings, everything else stays as it was learnt.

  --ratings "TITLE=RATING,…"  their ratings; may be given more than once. Titles in any case, with
                              their year or without, or # and an id
  --by prediction|lift        what is ranked by: the rating predicted, which favours what everybody
                              rates high, or its lift over the average user's (prediction)
  --count N                   how many to recommend (10)
  --json                      print one JSON document instead of a list
  --help                      this text
`;

const options = {
  ratings: { type: 'string', multiple: true },
  by: { type: 'string' },
  count: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** What stands before "=" and after it, as it was typed. */
interface Given {
  title: string;
  rating: number;
}

/** Commas and "=" may be parts of a title: a rating ends where a comma or the text does. */
export function readRatings(text: string): Given[] {
  const given: Given[] = [];
  const pattern = /\s*(.*?)\s*=\s*([^,=]*?)\s*(?:,|$)/gsy;
  while (pattern.lastIndex < text.length) {
    const rest = text.slice(pattern.lastIndex).trim();
    const [, title, rating] = pattern.exec(text) ?? [];
    if (rest === '') break;
    if (!title) throw new UsageError(`--ratings: expected TITLE=RATING, not "${rest}"`);
    if (rating === '' || !Number.isFinite(Number(rating))) {
      throw new UsageError(`--ratings: ${title}: expected a number, not "${rating}"`);
    }
    given.push({ title, rating: Number(rating) });
  }
  return given;
}

// ---- As a list ------------------------------------------------------------------------------------

const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`;
const indent = ' '.repeat(26);

/** The factors that do most, for and against. */
function largestParts(parts: Float64Array): string {
  return Array.from(parts, (part, factor) => ({ part, factor }))
    .sort((a, b) => Math.abs(b.part) - Math.abs(a.part))
    .slice(0, 3)
    .map(({ part, factor }) => `${factor} ${signed(part)}`)
    .join(', ');
}

function describe(one: Recommendation, place: number): string {
  const { item, prediction, averagePrediction, score, parts, userBias, itemBias, nearest } = one;
  const numbers = [String(place), prediction.toFixed(2), averagePrediction.toFixed(2)];
  const like = nearest
    .map((near) => `${itemName(near.item)} (${near.rating}, cosine ${near.cosine.toFixed(2)})`)
    .join(', ');
  const taste = parts.reduce((sum, part) => sum + part, 0);
  const genres = item.genres.length > 0 ? `  ${item.genres.join(', ')}` : '';
  return [
    `${numbers[0].padStart(4)}${numbers[1].padStart(11)}${numbers[2].padStart(9)}  ${itemName(item)}${genres}`,
    `${indent}like ${like}`,
    `${indent}score ${score.toFixed(2)}: factors ${signed(taste)}, your bias ${signed(userBias)}, ` +
      `its own ${signed(itemBias)}; most by factors ${largestParts(parts)}`,
  ].join('\n');
}

// ---- As JSON --------------------------------------------------------------------------------------

const named = ({ id, title, year }: Item): object => ({ id, title, year });

const toDocument = (one: Recommendation): object => ({
  ...named(one.item),
  genres: one.item.genres,
  prediction: one.prediction,
  average_prediction: one.averagePrediction,
  score: one.score,
  parts: [...one.parts],
  user_bias: one.userBias,
  item_bias: one.itemBias,
  average_score: one.averageScore,
  mood: one.mood,
  taste: one.taste,
  nearest: one.nearest.map(({ item, rating, cosine }) => ({ ...named(item), rating, cosine })),
});

/** What `--by` names. */
function toRanking(text: string): RankBy {
  const found = rankingNames.find((name) => name === text);
  if (!found) throw new UsageError(`--by: expected ${rankingNames.join(' or ')}, not "${text}"`);
  return found;
}

// ---- The command ----------------------------------------------------------------------------------

/** Whom a title means, before anything is fitted. */
function rated(model: Recommender, given: readonly Given[]): { item: Item; rating: number }[] {
  return given.map(({ title, rating }) => ({ item: model.find(title), rating }));
}

export async function recommend(args: string[]): Promise<void> {
  const { values: flags, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (flags.help) {
    process.stdout.write(recommendHelp);
    return;
  }
  const [path, ...others] = positionals;
  if (path === undefined) throw new UsageError('recommend: expected a model that train saved');
  if (others.length > 0) {
    throw new UsageError(`recommend: expected one model, also got ${others[0]}`);
  }
  const count = flags.count === undefined ? 10 : toWholeNumber('count', flags.count);
  if (count < 1) throw new UsageError(`--count: expected 1 or more, not ${count}`);
  const by = toRanking(flags.by ?? 'prediction');
  const given = (flags.ratings ?? []).flatMap(readRatings);
  if (given.length === 0) {
    throw new UsageError('no ratings: expected --ratings "TITLE=RATING,…"');
  }

  const lab = await createLab();
  const model = lab.recommender(await readInput(path));
  const ratings = rated(model, given);
  const user = model.newUser();
  const fit = user.fit(ratings.map(({ item, rating }) => ({ item: item.id, rating })));
  const recommended = user.recommend(count, { by });
  if (flags.json) {
    const document = {
      model: model.config.model,
      ratings: ratings.map(({ item, rating }) => ({ ...named(item), rating })),
      fit: { steps: fit.steps, converged: fit.converged, squared_error: fit.squaredError },
      user: { factors: [...user.factors], bias: user.bias },
      recommendations: recommended.map(toDocument),
    };
    process.stdout.write(`${JSON.stringify(document)}\n`);
    return;
  }
  const stood = ratings.map(({ item, rating }) => `${itemName(item)} ${rating}`).join(', ');
  const lines = [`rated: ${stood}`, '', '      predicted  average  title'];
  process.stdout.write(
    `${[...lines, ...recommended.map((one, i) => describe(one, i + 1))].join('\n')}\n`,
  );
}
