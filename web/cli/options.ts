// What the commands share: reading files and numbers as a person types them.

import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { InputFile } from '../engine/dataset.ts';

/** What is wrong with the command line or with what it names: one line, exit code 2. */
export class UsageError extends Error {}

/** Throws UsageError where `text` is not a number. */
export function toNumber(option: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) {
    throw new UsageError(`--${option}: expected a number, not "${text}"`);
  }
  return number;
}

/** Throws UsageError where `text` is not a whole number. */
export function toWholeNumber(option: string, text: string): number {
  const number = toNumber(option, text);
  if (!Number.isSafeInteger(number)) {
    throw new UsageError(`--${option}: expected a whole number, not "${text}"`);
  }
  return number;
}

/** "low,high". Throws UsageError where it is not that. */
export function toRange(option: string, text: string): [number, number] {
  const parts = text.split(',');
  if (parts.length !== 2) throw new UsageError(`--${option}: expected low,high, not "${text}"`);
  const [low, high] = parts.map((part) => toNumber(option, part)) as [number, number];
  if (low >= high) throw new UsageError(`--${option}: ${low} is not below ${high}`);
  return [low, high];
}

/** Throws UsageError where `text` is none of `choices`. */
export function toChoice<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === text);
  if (!choice) throw new UsageError(`--${option}: expected ${choices.join(', ')}, not "${text}"`);
  return choice;
}

/** Throws UsageError where the file cannot be read. */
export async function readInput(path: string): Promise<InputFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`${path}: no such file`);
    if (code === 'EISDIR') throw new UsageError(`${path}: expected a file, not a folder`);
    throw new UsageError(`${path}: cannot be read (${message})`);
  }
}

/** Throws UsageError where no file can be put at `path`: before the work, not after it. */
export async function checkOutput(path: string): Promise<void> {
  const isFolder = async (place: string): Promise<boolean> =>
    (await stat(place).catch(() => null))?.isDirectory() ?? false;
  if (await isFolder(path)) throw new UsageError(`${path}: expected a file, not a folder`);
  if (!(await isFolder(dirname(path)))) throw new UsageError(`${path}: no such folder to write to`);
}

/** The one file that a command takes. */
export function onlyFile(command: string, positionals: readonly string[]): string {
  const [path, ...others] = positionals;
  if (path === undefined) throw new UsageError(`${command}: expected a file of ratings`);
  if (others.length > 0)
    throw new UsageError(`${command}: expected one file, also got ${others[0]}`);
  return path;
}
