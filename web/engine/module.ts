// Loads the core. The glue that Emscripten wrote fetches the .wasm file that lies beside it, which
// serves pages and workers; Node reads the file instead.

import type { CreateModule, LabModule } from '../../wasm/lab.d.ts';

/** Numbers of the core: `float` trains, `double` checks gradients. */
export type Precision = 'float' | 'double';

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

/** An instance of the core of its own. */
export async function loadModule(precision: Precision = 'float'): Promise<LabModule> {
  const { default: create } = (await (precision === 'float'
    ? import('../wasm/lab32.mjs')
    : import('../wasm/lab64.mjs'))) as { default: CreateModule };
  if (!isNode) return create();
  const file = precision === 'float' ? '../wasm/lab32.wasm' : '../wasm/lab64.wasm';
  return create({ wasmBinary: await readBeside(file) });
}
