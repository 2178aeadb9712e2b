// The modules that Emscripten makes of wasm/*Bindings.cpp, as TypeScript sees them. Written by hand;
// a test compares the names with what the modules export. web/engine wraps it: nothing else should
// need it.

/** A tensor: a node of the tape (0, 1, …) or a parameter (-1, -2, …). */
export type Handle = number;

/** lab32 gives and takes Float32Array, lab64 Float64Array; both take anything like an array. */
export type Values = Float32Array | Float64Array;
export type Numbers = ArrayLike<number>;

/** Memory of the module is freed by `delete`, else when the garbage collector comes by. */
interface Owned {
  delete(): void;
}

export interface Graph extends Owned {
  constant(rows: number, cols: number, values: Numbers, name: string): Handle;
  parameter(rows: number, cols: number, values: Numbers, name: string): Handle;
  uniform(rows: number, cols: number, low: number, high: number, seed: number): Handle;

  add(a: Handle, b: Handle): Handle;
  sub(a: Handle, b: Handle): Handle;
  mul(a: Handle, b: Handle): Handle;
  div(a: Handle, b: Handle): Handle;
  neg(x: Handle): Handle;
  relu(x: Handle): Handle;
  sigmoid(x: Handle): Handle;
  sigmoidRange(x: Handle, low: number, high: number): Handle;
  tanh(x: Handle): Handle;
  exp(x: Handle): Handle;
  log(x: Handle): Handle;
  sqrt(x: Handle): Handle;
  sum(x: Handle, dim: number | null): Handle;
  mean(x: Handle, dim: number | null): Handle;
  rowDot(a: Handle, b: Handle): Handle;
  matmul(a: Handle, b: Handle): Handle;
  linear(x: Handle, weight: Handle, bias: Handle | null): Handle;
  transpose(x: Handle): Handle;
  concat(parts: readonly Handle[], dim: number): Handle;
  oneHot(indices: Numbers, numClasses: number): Handle;
  embedding(indices: Numbers, table: Handle, options: object): Handle;
  embeddingBag(indices: Numbers, offsets: Numbers, table: Handle, options: object): Handle;
  dropout(x: Handle, p: number, seed: number): Handle;
  batchNorm1d(
    x: Handle,
    scale: Handle,
    shift: Handle,
    runningMean: Values,
    runningVar: Values,
    options: object,
  ): Handle;
  mseLoss(input: Handle, target: Handle): Handle;
  bceWithLogits(logits: Handle, targets: Handle): Handle;
  crossEntropy(logits: Handle, classes: Numbers): Handle;

  backward(output: Handle, gradient: Numbers | null): void;
  zeroGrad(tensor: Handle): void;

  shape(tensor: Handle): [rows: number, cols: number];
  value(tensor: Handle): Values;
  grad(tensor: Handle): Values | null;
  gradRows(tensor: Handle): { rows: Int32Array; values: Values } | null;
  requiresGrad(tensor: Handle): boolean;
  trace(): object[];
  nodeOf(tensor: Handle): number;
  setValue(parameter: Handle, values: Numbers): void;

  optimizer(kind: string, parameters: readonly Handle[], options: object): number;
  optimizerStep(optimizer: number): void;
  optimizerExplainedStep(optimizer: number): object[];
  optimizerZeroGrad(optimizer: number): void;
  optimizerWork(optimizer: number): { rows: number; multiplyAdds: number; bytes: number };
  learningRate(optimizer: number): number;
  setLearningRate(optimizer: number, lr: number): void;

  openScope(): void;
  closeScope(): void;
}

export interface LookupBench extends Owned {
  rows(first: number, count: number): Values;
  compare(indices: Numbers): object;
  measure(batch: number, budgetMs: number): object;
}

export interface RatingsReader extends Owned {
  feed(bytes: Uint8Array): void;
  /** After a refusal: the header's names where no columns could be chosen among them; else none. */
  unmatchedHeader(): string[];
  finish(): Dataset;
}

export interface ReaderOptions {
  fileName?: string;
  userColumn?: string;
  itemColumn?: string;
  ratingColumn?: string;
  range?: readonly [low: number, high: number] | null;
}

export interface Dataset extends Owned {
  readTitles(bytes: Uint8Array, fileName: string): void;
  info(): {
    ratings: number;
    users: number;
    items: number;
    minRating: number;
    maxRating: number;
    ratingStep: number;
    duplicatePairs: number;
    titles: number;
    remarks: string[];
    noiseMse: number | null;
    noiseRmse: number | null;
  };
  first(count: number): { user: string; item: string; title: string; rating: number }[];
  sheet(
    users: number,
    items: number,
  ): { users: string[]; items: string[]; titles: string[]; ratings: Float32Array };
  describe(set: TrainingSet): { titles: string[]; years: Int32Array; genres: string[][] };
  split(validFraction: number, seed: number): TrainingSet;
  with(valid: Dataset): TrainingSet;
}

export interface TrainingSet extends Owned {
  sizes(): { train: number; valid: number; userRows: number; itemRows: number };
  users(): string[];
  items(): string[];
  itemRatings(): { count: Int32Array; mean: Float64Array };
}

export interface NamedValues {
  name: string;
  shape: [rows: number, cols: number];
  value: Values;
}

export interface Trainer extends Owned {
  train(budgetMs: number): object;
  predict(users: Numbers, items: Numbers): Values;
  evaluate(part: string): number;
  weights(): NamedValues[];
  setWeights(weights: readonly object[]): void;
  snapshot(): Uint8Array;
  restore(bytes: Uint8Array): void;
}

export interface LrFinder extends Owned {
  run(budgetMs: number): {
    finished: boolean;
    lrs: Float64Array;
    losses: Float64Array;
    suggestion: number | null;
  };
}

/** Rows of a table with the number that each is ranked by. */
export interface RankedRows {
  rows: Int32Array;
  scores: Float64Array;
}

export interface DotTables extends Owned {
  weights(): NamedValues[];
  itemBias(order: string, count: number): RankedRows;
  neighbours(item: number, count: number): RankedRows;
  pca(
    table: string,
    rows: Numbers,
    count: number,
  ): {
    components: Values;
    places: Values;
    mean: Float64Array;
    variance: Float64Array;
    totalVariance: number;
    explained: Float64Array;
  };
  recovery(
    rows: Numbers,
    films: Numbers,
    worldSeed: number,
  ): {
    names: string[];
    truth: Values;
    predicted: Values;
    r2: Float64Array;
    meanR2: number;
    noiseR2: Float64Array;
    meanNoiseR2: number;
    explained: number;
  };
  newUser(): NewUser;
}

export interface NewUser extends Owned {
  fit(
    items: Numbers,
    ratings: Numbers,
  ): { steps: number; converged: boolean; squaredError: number; noise: number };
  /** For every row of the items' table. */
  predict(): Values;
  recommend(
    by: string,
    count: number,
    nearest: number,
  ): {
    item: number;
    prediction: number;
    averagePrediction: number;
    lift: number;
    score: number;
    parts: Float64Array;
    userBias: number;
    itemBias: number;
    averageScore: number;
    mood: number;
    taste: number;
    tasteParts: Float64Array;
    shares: Float64Array;
    nearest: RankedRows;
  }[];
  row(): { factors: Values; bias: number };
  frozen(): NamedValues[];
}

/** Columns as the core takes them: an empty category is missing. */
export interface NamedColumns {
  categories: { name: string; values: string[] }[];
  continuous: { name: string; values: Numbers }[];
}

export interface TabularTrainer extends Owned {
  train(budgetMs: number): object;
  evaluate(part: string): { loss: number; accuracy: number | null };
  predict(table: NamedColumns): Values;
  tables(): object[];
  normalization(): { column: string; mean: number; std: number }[];
  sizes(): { train: number; valid: number; classes: string[] | null };
  cells(): TableCells;
  weights(): NamedValues[];
}

/** A table by cells: examples that are alike in every column of categories. */
export interface TableCells {
  classes: string[];
  cells: {
    values: string[];
    counts: Int32Array;
    shares: Float64Array;
    predicted: Float64Array;
    right: number;
    best: number;
  }[];
  size: number;
  right: number;
  best: number;
  accuracy: number;
  ceiling: number;
}

/** What lab32Graph has: the ops on the tape, the optimizers, and lookups side by side. */
export interface GraphModule {
  Graph: { new (): Graph };
  LookupBench: { new (rows: number, cols: number, seed: number): LookupBench };
  logLogSlope(x: Numbers, y: Numbers): number;
}

/** What the other modules have: all of it. */
export interface LabModule extends GraphModule {
  RatingsReader: { new (options: ReaderOptions): RatingsReader };
  Dataset: { simulated(seed: number): Dataset };
  TrainingSet: object;
  Trainer: { new (data: TrainingSet, config: object): Trainer };
  /** One epoch after another. */
  epochOrders(examples: number, epochs: number, seed: number): Int32Array;
  LrFinder: { new (trainer: Trainer, options: object): LrFinder };
  DotTables: { new (config: object, weights: readonly object[]): DotTables };
  NewUser: object;
  TabularTrainer: {
    new (
      table: NamedColumns & { target: Numbers; classes: string[] | null },
      config: object,
    ): TabularTrainer;
  };
  schedule(
    config: object,
    totalSteps: number,
    points: number,
  ): { steps: Int32Array; lrs: Float64Array; momenta: Float64Array };
  titanic(withCrew: boolean): {
    categories: { name: string; values: string[] }[];
    target: string[];
  };
  categorify(
    values: readonly string[],
    asked: readonly string[] | null,
  ): { vocabulary: string[]; codes: Int32Array };
  embeddingWidth(rows: number): number;
  /** n^0.56, 1.6 times that, and what rounding and the cap make of it. */
  embeddingWidthRule(rows: number): { power: number; product: number; width: number };
  /** A share of the values made missing (''), drawn from the seed. */
  hideValues(values: readonly string[], share: number, seed: number): string[];
  /** Of a table without predictions. */
  tableCells(table: NamedColumns & { classes: readonly string[] }): TableCells;
  /** How many places differ in their bits, the largest distance, and that in ulps. */
  agreement(a: Numbers, b: Numbers): { differing: number; largest: number; ulps: number };
  enumNames(): Record<
    | 'models'
    | 'optimizers'
    | 'schedules'
    | 'tabularLosses'
    | 'phases'
    | 'bagModes'
    | 'orders'
    | 'rankings',
    string[]
  >;
  /** The module's memory as it is now: a view that growth makes useless. */
  HEAPU8: Uint8Array;
}

/** Makes an instance; Node passes the bytes of the .wasm file, browsers fetch them. */
export type CreateModule<Module extends GraphModule = LabModule> = (options?: {
  wasmBinary?: Uint8Array;
}) => Promise<Module>;
declare const createModule: CreateModule;
export default createModule;
