// clang-tidy over the core, as it is compiled natively in float. A file that was clean is not read
// again until it, a header or the configuration changes.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { configure } from './cmake.mjs';
import { Failure, isMain, main, root } from './run.mjs';
import { sourceFiles } from './sourceFiles.mjs';

const folder = join(root, 'build', 'tidy');
const cleanFile = join(folder, 'clean.json');

function readClean() {
  try {
    return new Set(JSON.parse(readFileSync(cleanFile, 'utf8')));
  } catch {
    return new Set();
  }
}

/** What clang-tidy finds in one file and the headers that it includes, finding by finding. */
function tidy(file) {
  return new Promise((done, fail) => {
    const child = spawn('clang-tidy', ['-p', folder, '--quiet', file], { cwd: root });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', () => {}); // Counts of warnings in headers that are not ours.
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done([]);
      else
        done(
          text === '' ? [`${file}: clang-tidy failed`] : text.split(/^(?=\/\S+:\d+:\d+: \w+: )/m),
        );
    });
  });
}

async function tidyCore() {
  await configure('native');
  const commands = JSON.parse(
    readFileSync(join(root, 'build/native/compile_commands.json'), 'utf8'),
  );
  const compiled = commands
    .filter(({ command }) => command.includes('core32.dir') && !command.includes('c++-header'))
    // The precompiled header is the compiler's own; clang-tidy reads what each file includes.
    .map((entry) => ({
      ...entry,
      command: entry.command.replace(/ -include \S+cmake_pch\S+/, ''),
    }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'compile_commands.json'), JSON.stringify(compiled));

  const shared = createHash('sha256');
  for (const header of ['.clang-tidy', ...sourceFiles(['core'], ['.h'])]) {
    shared.update(readFileSync(join(root, header)));
  }
  const base = shared.digest('hex');
  const keyOf = ({ file, command }) =>
    createHash('sha256').update(base).update(command).update(readFileSync(file)).digest('hex');

  const known = readClean();
  const clean = compiled.map(keyOf).filter((key) => known.has(key));
  const queue = compiled.filter((entry) => !known.has(keyOf(entry)));
  console.log(`clang-tidy: ${queue.length} of ${compiled.length} files to read`);

  let dirty = 0;
  const said = new Set();
  async function work() {
    for (let entry = queue.pop(); entry; entry = queue.pop()) {
      const found = await tidy(entry.file);
      if (found.length === 0) clean.push(keyOf(entry));
      else dirty++;
      for (const text of found.filter((text) => !said.has(text))) {
        said.add(text); // What is wrong in a header is found in every file that includes it.
        console.error(text.replaceAll(`${root}/`, ''));
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  writeFileSync(cleanFile, JSON.stringify(clean));
  if (dirty > 0) throw new Failure(`clang-tidy: ${dirty} files have something to mend`);
}

if (isMain(import.meta.url)) await main(tidyCore);
