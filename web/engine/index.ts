// What `import … from 'embedding-lab'` gives.

import { Lab } from './lab.ts';
import { loadModule } from './module.ts';

export interface LabOptions {
  /**
   * Whether the core works on four numbers at a time: same bits, faster. Where left out, it does if
   * the browser, or Node, knows vectors; asked for where there are none, loading fails.
   */
  vectors?: boolean;
}

/** A lab of its own: a core, an empty tape. Works in Node, in pages and in workers. */
export async function createLab(options: LabOptions = {}): Promise<Lab> {
  return new Lab(await loadModule(options));
}

export type { Lab };
export type {
  BatchNormOptions,
  EmbeddingBagOptions,
  EmbeddingOptions,
  TensorOptions,
} from './graphLab.ts';
export type { Tensor } from './tensor.ts';
export type { TensorData } from './numbers.ts';
export type {
  AdagradOptions,
  AdamOptions,
  Optimizer,
  SgdOptions,
  SparseAdamOptions,
  StepWork,
} from './optim.ts';
export type {
  Contributions,
  GradRows,
  Ledger,
  OptionValue,
  RowLedger,
  Shape,
  Trace,
  TraceNode,
} from './trace.ts';
export { pytorchLine, pythonNames, toPyTorch } from './toPyTorch.ts';
export { traceFromJson, traceToJson, type TraceJson } from './traceJson.ts';
export type { ColumnNames, DataSource } from './client.ts';
export type { InputFile, LoadOptions } from './dataset.ts';
export type { Item } from './items.ts';
export type { LrCurve, LrFindOptions, LrFindProgress, LrFindResult } from './lrFind.ts';
export type {
  FitResult,
  NewUser,
  RankBy,
  Rating,
  Reason,
  Recommendation,
  Share,
} from './newUser.ts';
export type {
  ItemBias,
  Neighbour,
  Pca,
  PcaOptions,
  RankingOrder,
  Recommender,
  Recovery,
} from './recommender.ts';
export type { TrainOptions } from './slices.ts';
export type { RunSizes, Trainer, TrainerLoadOptions } from './trainer.ts';
export type {
  Category,
  EmbeddingColumn,
  NormalizedColumn,
  TabularCell,
  TabularCells,
  TabularColumns,
  TabularConfig,
  TabularEpoch,
  TabularLossName,
  TabularProgress,
  TabularScore,
  TabularTable,
  TabularTrainer,
  TitanicTable,
} from './tabular.ts';
export { defaultTabularConfig } from './tabular.ts';
export type { DatasetInfo, EpochResult, Range, TrainConfig, TrainProgress } from './training.ts';
export { completeConfig, defaultConfig } from './training.ts';
export { writeSafetensors } from './safetensors.ts';
export { weightsSha256, type Weights } from './sha256.ts';
