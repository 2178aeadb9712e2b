// The core's two builds, with vectors and without, on the same data and settings: an epoch of each,
// slice by slice in turns, so that whatever else the machine does slows both.

import type { LabModule } from '../../wasm/lab.d.ts';
import type { DataSource } from './client.ts';
import { loadInSlices, type LoadedData } from './dataset.ts';
import { cancelled } from './errors.ts';
import { loadModule } from './module.ts';
import { Trainer } from './trainer.ts';
import type { TrainConfig } from './training.ts';
import { hasVectors } from './vectors.ts';

/** What came of one build's epoch. */
export interface BuildResult {
  /** Per second of training time. */
  ratingsPerSecond: number;
  weightsSha256: string;
}

export interface BuildComparison {
  /** Null where the browser knows no vectors. */
  vectors: BuildResult | null;
  scalar: BuildResult;
  /** How often the speed without vectors goes into the speed with them. */
  ratio: number | null;
}

export interface BuildOptions {
  /** Ends the comparison after the slice under way: it rejects with an AbortError. */
  signal: AbortSignal;
  sliceMs: number;
  /** Called with the part done, 0 … 1, of the slower build. */
  onProgress: (fraction: number) => void;
}

/** What the comparison is made on: where it came from, and what `module` made of it. */
export interface ComparedData {
  source: DataSource;
  loaded: LoadedData;
}

async function trainEpoch(
  module: LabModule,
  data: LoadedData,
  config: TrainConfig,
  { signal, sliceMs, onProgress }: BuildOptions,
): Promise<BuildResult> {
  const trainer = new Trainer(module, { ...config, epochs: 1 });
  try {
    trainer.use(data);
    const report = ({ fraction }: { fraction: number }): void => onProgress(fraction);
    const { ratingsPerSecond } = await trainer.train({ signal, sliceMs, onProgress: report });
    if (signal.aborted) throw cancelled('the comparison');
    return { ratingsPerSecond, weightsSha256: trainer.weightsSha256() };
  } finally {
    trainer.dispose();
  }
}

/** `module` is the one in use: with vectors where the browser knows them. */
export async function compareBuilds(
  module: LabModule,
  { source, loaded }: ComparedData,
  config: TrainConfig,
  options: BuildOptions,
): Promise<BuildComparison> {
  const { signal, sliceMs, onProgress } = options;
  const scalarModule = await loadModule({ vectors: false });
  const scalarData = await loadInSlices(scalarModule, source, { sliceMs, signal });
  try {
    if (signal.aborted) throw cancelled('the comparison');
    const known = hasVectors();
    const fractions = [known ? 0 : 1, 0];
    const epoch = (build: number, ...of: [LabModule, LoadedData]): Promise<BuildResult> =>
      trainEpoch(...of, config, {
        ...options,
        onProgress: (fraction) => {
          fractions[build] = fraction;
          onProgress(Math.min(...fractions));
        },
      });
    const [vectors, scalar] = await Promise.all([
      known ? epoch(0, module, loaded) : null,
      epoch(1, scalarModule, scalarData),
    ]);
    const ratio = vectors && vectors.ratingsPerSecond / scalar.ratingsPerSecond;
    return { vectors, scalar, ratio };
  } finally {
    scalarData.dataset.delete();
  }
}
