// Modules of the page in Node: a lesson's model is plain TypeScript over an engine, and needs no
// browser to be tested.

import { runnerImport } from 'vite';
import { Again } from '../../lib/engine/again.js';
import { differences } from '../../lib/engine/differences.js';
import { loadModule } from '../../lib/engine/module.js';
import { epochOrders, sheetOf } from '../../lib/engine/sheets.js';
import { playProgram } from '../../lib/engine/playProgram.js';
import { TableDesk } from '../../lib/engine/tableDesk.js';
import { TablesClient } from '../../lib/engine/tables.js';
import { at } from './support.mjs';

const config = { configFile: false, root: at('.'), logLevel: 'error' };

/** What a file of web/ exports, e.g. pageModule('web/lessons/lookup/model.ts'). */
export async function pageModule(path) {
  const { module } = await runnerImport(at(path), config);
  return module;
}

/** The same of several, which share the modules that they import, and so what these hold. */
export async function pageModules(paths) {
  const id = 'virtual:modules';
  const source = paths.map((path, i) => `export * as m${i} from '${at(path)}';`).join('');
  const load = (asked) => (asked === id ? source : null);
  const plugins = [{ name: 'modules', resolveId: (asked) => (asked === id ? id : null), load }];
  const { module } = await runnerImport(id, { ...config, plugins });
  return paths.map((_, i) => module[`m${i}`]);
}

/** The part of an Engine that models ask, on a core in this thread. */
export async function coreEngine() {
  const [floats, doubles] = await Promise.all([loadModule(), loadModule({ precision: 'double' })]);
  const desk = new TableDesk();
  return {
    tables: new TablesClient(async (request) => desk.answer(floats, request), new Again()),
    run: async (program) => playProgram(floats, program.calls),
    differences: async ({ program: { calls }, ...question }) =>
      differences(doubles, { calls, ...question }),
    sheet: async (request) => sheetOf(floats, null, request),
    epochOrders: async (request) => epochOrders(floats, request),
  };
}
