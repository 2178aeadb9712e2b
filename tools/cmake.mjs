// CMake by preset: native, sanitize, wasm. Results are in build/<preset>.

import { join } from 'node:path';
import { isFresh } from './freshness.mjs';
import { emscriptenEnvironment, emscriptenRoot } from './programs.mjs';
import { Failure, run } from './run.mjs';

function environment(preset) {
  if (preset !== 'wasm') return {};
  if (!emscriptenRoot()) throw new Failure('Emscripten is missing: run `npm run setup` first');
  return emscriptenEnvironment();
}

/** Plans a preset's build where that has not been done. */
export async function configure(preset) {
  const plan = join('build', preset, 'build.ninja');
  if (isFresh([plan], ['CMakePresets.json', 'tools/programs.mjs'])) return;
  await run('cmake', ['--preset', preset, '--log-level=NOTICE'], { env: environment(preset) });
}

/** Builds `targets` of a preset. */
export async function cmakeBuild(preset, targets) {
  await configure(preset);
  const env = environment(preset);
  // Ninja's progress is one line on a terminal, but one for every file in a log.
  const quiet = process.stdout.isTTY ? [] : ['--', '--quiet'];
  await run('cmake', ['--build', '--preset', preset, '--target', ...targets, ...quiet], { env });
}
