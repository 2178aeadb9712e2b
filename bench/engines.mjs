// Runs the benchmark programs, natively and as wasm in Node, and PyTorch where it is installed.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Failure, output, root } from '../tools/run.mjs';

export const engines = ['native', 'wasm'];

const bench = join(root, 'bench');
const python = '/usr/bin/python3';
export const hasPyTorch = spawnSync(python, ['-c', 'import torch']).status === 0;

function commandOf(engine, program, args) {
  if (engine === 'pytorch') return [python, join(bench, 'pytorch.py'), ...args];
  if (engine === 'node') return [process.execPath, join(bench, `${program}.mjs`), ...args];
  if (engine === 'scalar') return commandOf('wasm', `${program}Scalar`, args);
  const built = join(root, 'build', engine, program);
  if (engine === 'native') return [built, ...args];
  // V8's optimising tier from the start: which calls are still in the other depends on what else runs.
  const flags = [
    '--no-liftoff',
    '--no-experimental-fetch',
    '--require',
    join(bench, 'cpuClock.cjs'),
  ];
  return [process.execPath, ...flags, `${built}.cjs`, ...args];
}

/**
 * The line of JSON that `program` prints on `engine`. PyTorch, and `scalar`, the wasm without vectors,
 * have trainBench alone; programs of `node` are scripts beside this one.
 */
export function measure(engine, program, ...args) {
  const command = commandOf(engine, program, args.map(String));
  const printed = output(command[0], command.slice(1));
  if (printed === null) throw new Failure(`${command.join(' ')} failed`);
  return JSON.parse(printed);
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs every row's `measure` in turn, `rounds` times: what disturbs one round disturbs them all. */
export function inTurns(rows, rounds, measureRow) {
  for (let round = 0; round < rounds; ++round) {
    for (const row of rows) row.runs.push(measureRow(row));
  }
}

/** A table for a terminal and for Markdown: the first column left, the others right. */
export function printTable(title, head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const written = lines.map(
    (line) =>
      `| ${line.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  console.log(`\n${title}\n\n${[written[0], rule, ...written.slice(1)].join('\n')}`);
}

export const count = (value) => Math.round(value).toLocaleString('en-US');
export const ratio = (value, base) => (value && base ? (value / base).toFixed(2) : '');
