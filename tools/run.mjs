// What every tool needs: where the project lies, and running other programs. Node's own modules
// only, since the set-up runs before anything is installed.

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, without a trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** True where the module at `url` is what Node was asked to run. */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && fileURLToPath(url) === realpathSync(started);
}

/** A failure whose message is all that a person needs: printed without a stack. */
export class Failure extends Error {}

/** Runs a program with its output on the terminal; resolves with its exit code. */
export function tryRun(command, args = [], { cwd = root, env = {} } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.once('error', (error) =>
      fail(error.code === 'ENOENT' ? new Failure(`${command} is not installed`) : error),
    );
    child.once('exit', (code, signal) => done(signal ? 1 : code));
  });
}

/** As `tryRun`, but a failure throws. */
export async function run(command, args = [], options = {}) {
  const code = await tryRun(command, args, options);
  if (code !== 0) throw new Failure(`${[command, ...args].join(' ')} ended with exit code ${code}`);
}

/** What a program prints, or null where it is missing or fails. */
export function output(command, args = [], { cwd = root } = {}) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : null;
}

/** The path of a program in PATH, or null. */
export function which(command) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const candidate = join(folder, command);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // Not here.
    }
  }
  return null;
}

/** Runs a tool's main function; ends with exit code 1 and one clear line where it fails. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Failure ? `\n✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}
