// A lab: the core's ops, and what is trained with them.

import type { LabModule } from '../../wasm/lab.d.ts';
import type { InputFile } from './dataset.ts';
import { GraphLab } from './graphLab.ts';
import { toWhole } from './numbers.ts';
import { openRecommender, type Recommender } from './recommender.ts';
import { epochOrders } from './sheets.ts';
import {
  TabularTrainer,
  toCategories,
  type Category,
  type TabularConfig,
  type TabularTable,
  type TitanicTable,
} from './tabular.ts';
import { Trainer } from './trainer.ts';
import type { TrainConfig } from './training.ts';

export class Lab extends GraphLab {
  readonly #module: LabModule;

  /** @internal Use `createLab`. */
  constructor(module: LabModule) {
    super(module);
    this.#module = module;
  }

  /** A run over ratings, with the options of the command line. */
  trainer(config: Partial<TrainConfig> = {}): Trainer {
    this.checkOpen();
    return new Trainer(this.#module, config);
  }

  /**
   * The order in which a trainer with this seed goes over the examples of its training part in each
   * epoch: a step takes the next `batchSize` of them.
   */
  epochOrders(options: { examples: number; epochs: number; seed: number }): Int32Array[] {
    return epochOrders(this.#module, options);
  }

  /** A trained model from a file that `trainer.save` made. Throws a DataError for another. */
  recommender({ name, bytes }: InputFile): Recommender {
    this.checkOpen();
    const content = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
    return openRecommender(this.#module, name, content).model;
  }

  /** fastai's TabularModel over a table, as `tabular_learner` trains it. */
  tabular(table: TabularTable, config: Partial<TabularConfig> = {}): TabularTrainer {
    this.checkOpen();
    return new TabularTrainer(this.#module, table, config);
  }

  /** The people aboard the Titanic: 1,316 passengers, or all 2,201 with the crew. */
  titanic(options: { crew?: boolean } = {}): TitanicTable {
    const { categories, target } = this.#module.titanic(options.crew ?? false);
    const columns = Object.fromEntries(categories.map(({ name, values }) => [name, values]));
    return { categories: columns as TitanicTable['categories'], target };
  }

  /**
   * fastai's Categorify: the distinct values, sorted, after "#na#" at row 0; and the row of each of
   * `asked`, 0 for what is missing or not among `values`.
   */
  categorify(
    values: readonly Category[],
    asked: readonly Category[] = values,
  ): { vocabulary: string[]; codes: Int32Array } {
    const place = 'categorify';
    return this.#module.categorify(toCategories(place, values), toCategories(place, asked));
  }

  /**
   * fastai's `emb_sz_rule`: how wide an embedding of `rows` categories is, "#na#" among them:
   * min(600, round(1.6 · rows^0.56)).
   */
  embSzRule(rows: number): number {
    return this.#module.embeddingWidth(toWhole('embSzRule', 'rows', rows));
  }
}
