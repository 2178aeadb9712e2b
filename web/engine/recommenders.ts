// The models that the worker holds open for the page, under the numbers that the page chose.

import type { LabModule } from '../../wasm/lab.d.ts';
import type { NewUser, RankBy, Rating } from './newUser.ts';
import { openRecommender, type Recommender } from './recommender.ts';
import type {
  Answered,
  Asked,
  FittedUser,
  Fingerprints,
  LearntItems,
  ModelBytes,
} from './recommending.ts';
import { weightsSha256, type Weights } from './sha256.ts';

interface Open {
  model: Recommender;
  user: NewUser;
  average: { factors: Float32Array; bias: number };
  /** Before any fit. */
  before: Fingerprints;
}

/** The rows of a table without row 0, which is nobody's. */
function rowsOf({ value, shape: [rows, cols] }: Weights): Float32Array[] {
  return Array.from({ length: rows - 1 }, (_, i) => value.slice((i + 1) * cols, (i + 2) * cols));
}

export class Recommenders {
  readonly #open = new Map<number, Open>();

  /** Throws a DataError where the file is damaged, or the model is no dot product. */
  open(module: LabModule, number: number, { name, bytes }: ModelBytes): LearntItems {
    this.close(number);
    const { model, file } = openRecommender(module, name, bytes);
    const user = model.newUser();
    const average = { factors: user.factors, bias: user.bias };
    this.#open.set(number, { model, user, average, before: fingerprints(model, user) });
    const table = (wanted: string): Weights | undefined =>
      file.weights.find((one) => one.name === wanted);
    return {
      config: model.config,
      items: model.items,
      factors: rowsOf(table('item_factors')!),
      biases: table('item_bias')?.value.slice(1) ?? null,
      sha256: model.weightsSha256(),
    };
  }

  ask(number: number, asked: Asked): Answered {
    const open = this.#open.get(number);
    if (!open) throw new TypeError(`[recommender] there is no model ${number}`);
    const { model } = open;
    switch (asked.ask) {
      case 'biases':
        return model.itemBias(asked);
      case 'neighbours':
        return model.neighbours(asked.item, asked.count);
      case 'pca':
        return model.pca(asked.count, { among: asked.among });
      case 'recovery':
        return model.recovery(asked.seed);
      case 'fit':
        return fit(open, asked);
    }
  }

  close(number: number): null {
    const open = this.#open.get(number);
    open?.user.dispose();
    open?.model.dispose();
    this.#open.delete(number);
    return null;
  }
}

function fingerprints(model: Recommender, user: NewUser): Fingerprints {
  const { factors } = user;
  const value = Float32Array.of(...factors, user.bias);
  return {
    tables: model.weights().map((one) => ({ name: one.name, sha256: weightsSha256([one]) })),
    frozen: user.frozenSha256(),
    row: weightsSha256([{ name: 'row', shape: [1, value.length], value }]),
  };
}

function fit(
  { model, user, average, before }: Open,
  { ratings, by, count }: { ratings: readonly Rating[]; by: RankBy; count: number },
): FittedUser {
  const result = user.fit(ratings);
  const asked = ['#na#', ...ratings.map(({ item }) => item)];
  const [unknownPrediction, ...predictions] = user.predict(asked);
  return {
    fit: result,
    factors: user.factors,
    bias: user.bias,
    averageFactors: average.factors,
    averageBias: average.bias,
    before,
    recommendations: user.recommend(count, { by }),
    after: fingerprints(model, user), // recommending is no reason to move either
    predictions,
    unknownPrediction,
  };
}
