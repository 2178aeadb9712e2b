// The check of the one-way rule catches what it is there to catch: a small file for every rule, and
// the same thing done rightly beside it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources, violations } from '../../tools/checkLayers.mjs';

const caught = {
  'emscripten in the core': ['core/kernels.cpp', '#include <emscripten/val.h>\n'],
  'an emscripten macro in the core': ['core/simd.h', '#ifdef __EMSCRIPTEN__\n#endif\n'],
  'the core includes the bindings': ['core/train/trainer.cpp', '#include "wasm/graph.h"\n'],
  'the core reaches the bindings by ..': ['core/math.cpp', '#include "../wasm/graph.h"\n'],
  'ops know of training': ['core/ops/lookup.cpp', '#include "core/train/trainer.h"\n'],
  'ops know of optimizers': ['core/ops/lookup.cpp', '#include "core/optim/optimizer.h"\n'],
  'the tape knows of ops': ['core/autograd/tape.cpp', '#include "core/ops/ops.h"\n'],
  'readers know of the tape': ['core/data/split.cpp', '#include "core/autograd/tape.h"\n'],
  'training knows of the analysis': ['core/train/trainer.cpp', '#include "core/analysis/pca.h"\n'],
  'the base knows of the tape': ['core/kernels.cpp', '#include "core/autograd/tape.h"\n'],
  'the bindings know of the page': ['wasm/graphBindings.cpp', '#include "web/engine/lab.h"\n'],
  'document in the engine': ['web/engine/lab.ts', 'document.title = "x";'],
  'window in the engine': ['web/engine/lab.ts', 'const w = window.innerWidth;'],
  'globalThis.document in the engine': ['web/engine/lab.ts', 'const d = globalThis.document;'],
  'the engine knows of components': ['web/engine/lab.ts', "import '../components/curve.ts';"],
  'the engine knows of the command line': ['web/engine/lab.ts', "import { x } from '../cli/x.ts';"],
  'the command line knows of the page': ['web/cli/main.ts', "import { t } from '../text/text.ts';"],
  'components know of lessons': [
    'web/components/curve.ts',
    "import { model } from '../lessons/train/model.ts';",
  ],
  'components load wasm': [
    'web/components/curve.ts',
    "import { loadModule } from '../engine/module.ts';",
  ],
  'a lesson imports another': [
    'web/lessons/train/view.ts',
    "import { model } from '../lookup/model.ts';",
  ],
  'a lesson imports another when needed': [
    'web/lessons/train/view.ts',
    "const { model } = await import('../lookup/model.ts');",
  ],
  'a lesson re-exports another': [
    'web/lessons/train/view.ts',
    "export { model } from '../lookup/model.ts';",
  ],
  'a lesson imports wasm': ['web/lessons/train/view.ts', "import '../../../wasm/lab.d.ts';"],
  'a lesson takes an engine apart': [
    'web/lessons/train/view.ts',
    "import type {\n  Lab,\n} from '../../engine/lab.ts';",
  ],
  'a lesson uses WebAssembly': ['web/lessons/train/view.ts', 'WebAssembly.compile(bytes);'],
  'texts import code': ['web/text/en.ts', "import { format } from '../components/format.ts';"],
};

for (const [name, [path, text]] of Object.entries(caught)) {
  test(`catches: ${name}`, () => {
    const found = violations([{ path, text }]);
    assert.equal(found.length, 1, found.join('\n'));
    assert.ok(found[0].startsWith(`${path}: `), found[0]);
  });
}

const allowed = {
  'a comment that names emscripten': ['core/simd.h', '// emscripten defines it\n/* window. */\n'],
  'the core in the bindings': [
    'wasm/graph.cpp',
    '#include <emscripten/val.h>\n#include "core/x.h"\n',
  ],
  'training over ops': ['core/train/trainer.cpp', '#include "core/ops/ops.h"\n'],
  'a window of steps': ['web/engine/curve.ts', 'const window = 20; use(window);'],
  'the compiled module in the engine': ['web/engine/module.ts', "import('../wasm/lab32.mjs');"],
  'the client in a lesson': [
    'web/lessons/train/view.ts',
    "import type { Engine } from '../../engine/client.ts';\nimport { model } from './model.ts';",
  ],
  'packages anywhere': ['web/components/curve.ts', "import { html } from 'lit';"],
  'everything at the top of the page': ['web/main.ts', "import './lessons/train/view.ts';"],
};

for (const [name, [path, text]] of Object.entries(allowed)) {
  test(`allows: ${name}`, () => assert.deepEqual(violations([{ path, text }]), []));
}

test('the sources of the project are found', () => {
  const paths = sources().map(({ path }) => path);
  for (const path of ['core/autograd/tape.h', 'web/engine/client.ts']) {
    assert.ok(paths.includes(path), path);
  }
});
