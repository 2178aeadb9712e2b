// Loads the core. The glue that Emscripten wrote fetches the .wasm file that lies beside it, which
// serves pages and workers; Node reads the file instead.

import type { CreateModule, GraphModule, LabModule } from '../../wasm/lab.d.ts';
import { hasVectors } from './vectors.ts';

/** Numbers of the core: `float` trains, `double` checks gradients. */
export type Precision = 'float' | 'double';

export interface ModuleOptions {
  /** `float` where left out. */
  precision?: Precision;
  /**
   * Whether the floats' core works on four numbers at a time: same bits, faster. Where left out, it
   * does if the engine knows vectors. Loading fails with vectors where the engine has none.
   */
  vectors?: boolean;
}

const glue = {
  lab32: () => import('../wasm/lab32.mjs'),
  lab32Graph: () => import('../wasm/lab32Graph.mjs'),
  lab32Scalar: () => import('../wasm/lab32Scalar.mjs'),
  lab64: () => import('../wasm/lab64.mjs'),
};

const isNode = typeof process !== 'undefined' && Boolean(process.versions?.node);

interface FileSystem {
  readFile: (path: URL) => Promise<Uint8Array>;
}

/** The bytes of a file beside this one. The name is kept from bundlers: pages have no files. */
async function readBeside(path: string): Promise<Uint8Array> {
  const fileSystem = 'node:fs/promises';
  const { readFile } = (await import(/* @vite-ignore */ fileSystem)) as FileSystem;
  return readFile(new URL(import.meta.resolve(path)));
}

async function instanceOf<Module extends GraphModule>(name: keyof typeof glue): Promise<Module> {
  const { default: create } = (await glue[name]()) as { default: CreateModule<Module> };
  return isNode ? create({ wasmBinary: await readBeside(`../wasm/${name}.wasm`) }) : create();
}

/** An instance of the core of its own. */
export function loadModule({
  precision = 'float',
  vectors = hasVectors(),
}: ModuleOptions = {}): Promise<LabModule> {
  return instanceOf(precision === 'double' ? 'lab64' : vectors ? 'lab32' : 'lab32Scalar');
}

/** The same in floats, but with the ops alone where there is one so small: it is there sooner. */
export function loadGraphModule(): Promise<GraphModule> {
  return instanceOf(hasVectors() ? 'lab32Graph' : 'lab32Scalar');
}
