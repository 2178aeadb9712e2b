// The programs and libraries that the project stands on: how each is recognised, which of Debian's
// packages holds it, and what it is for.

import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { output, root, which } from './run.mjs';

/** Where the fallback Emscripten goes, and the release of its SDK that is taken. */
export const emsdk = { folder: join(root, 'build', 'emsdk'), version: '3.1.64' };

const toolchainFile = join('cmake', 'Modules', 'Platform', 'Emscripten.cmake');

/** The folder of the Emscripten in use: EMSCRIPTEN_ROOT, the system's, or the fallback; or null. */
export function emscriptenRoot() {
  const emcc = which('emcc');
  const candidates = [
    () => process.env.EMSCRIPTEN_ROOT,
    () => emcc && dirname(realpathSync(emcc)),
    () => emcc && output('em-config', ['EMSCRIPTEN_ROOT']),
    () => join(emsdk.folder, 'upstream', 'emscripten'),
  ];
  for (const candidate of candidates) {
    const folder = candidate();
    if (folder && existsSync(join(folder, toolchainFile))) return folder;
  }
  return null;
}

/** The environment in which CMake and emcc find all they need. */
export function emscriptenEnvironment() {
  // Debian's emcc keeps its node modules here; a Node from elsewhere does not look there.
  const nodePath = [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(delimiter);
  return { EMSCRIPTEN_ROOT: emscriptenRoot() ?? '', NODE_PATH: nodePath };
}

/** The browser of the browser tests: CHROMIUM_PATH, or the one in PATH; or null. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH ?? which('chromium');
}

/** Firefox: FIREFOX_PATH, or the one in PATH; or null. */
export function firefoxPath() {
  return process.env.FIREFOX_PATH ?? which('firefox-esr') ?? which('firefox');
}

const inPath = (program) => () => which(program) !== null;
const anyOf = (paths) => () => paths.some((path) => existsSync(path));

/**
 * All that is not an npm package. `for` says who needs it: 'build' (which start needs too), or
 * 'test' alone. Without an `optional` one, some tests are skipped.
 */
export const needs = [
  {
    package: 'emscripten',
    for: 'build',
    purpose: 'compiles the core to WebAssembly',
    present: () => emscriptenRoot() !== null,
  },
  { package: 'cmake', for: 'build', purpose: 'plans the build', present: inPath('cmake') },
  { package: 'ninja-build', for: 'build', purpose: 'runs the build', present: inPath('ninja') },
  {
    package: 'libeigen3-dev',
    for: 'build',
    purpose: 'linear algebra, headers only',
    present: anyOf(['/usr/include/eigen3/Eigen/Core', '/usr/local/include/eigen3/Eigen/Core']),
  },
  {
    package: 'g++',
    for: 'test',
    purpose: 'compiles the core natively',
    present: () => which('g++') !== null || which('c++') !== null,
  },
  {
    package: 'googletest',
    for: 'test',
    purpose: 'the C++ test framework, as sources',
    present: anyOf(['/usr/src/googletest/CMakeLists.txt']),
  },
  {
    package: 'clang-format',
    for: 'test',
    purpose: 'checks the format of the C++ sources',
    present: inPath('clang-format'),
  },
  {
    package: 'clang-tidy',
    for: 'test',
    purpose: 'looks for mistakes in the C++ sources',
    present: inPath('clang-tidy'),
  },
  {
    package: 'clang',
    for: 'test',
    purpose: 'compiles the core with sanitizers, the second native compiler',
    present: inPath('clang++'),
  },
  {
    package: 'libclang-rt-14-dev',
    for: 'test',
    purpose: 'the sanitizers themselves, and libFuzzer',
    present: () => existsSync(output('clang++', ['-print-runtime-dir']) ?? ''),
  },
  {
    package: 'chromium',
    for: 'test',
    purpose: 'the browser of the browser tests',
    present: () => chromiumPath() !== null,
  },
  {
    package: 'firefox-esr',
    for: 'test',
    optional: true,
    purpose: 'the second browser engine',
    present: () => firefoxPath() !== null,
  },
  {
    package: 'webkit2gtk-driver',
    for: 'test',
    optional: true,
    purpose: 'the third browser engine, and what drives it',
    present: inPath('WebKitWebDriver'),
  },
  {
    package: 'xvfb',
    for: 'test',
    optional: true,
    purpose: 'a screen for the third engine',
    present: inPath('xvfb-run'),
  },
  {
    package: 'xauth',
    for: 'test',
    optional: true,
    purpose: 'lets the third engine use that screen',
    present: inPath('xauth'),
  },
];
