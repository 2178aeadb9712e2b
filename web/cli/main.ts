#!/usr/bin/env node
// The command line. Bad input: exit code 2 and one line that says what was expected.

import { isInputError } from '../engine/errors.ts';
import { inspect } from './inspect.ts';
import { UsageError } from './options.ts';
import { train } from './train.ts';

const commands: Record<string, (args: string[]) => Promise<void>> = { train, inspect };

const help = `embedding-lab COMMAND …

  train RATINGS      train a recommender
  inspect RATINGS    say what the loader sees in a file

embedding-lab COMMAND --help tells more.
`;

/** An unknown option, or one without its value: node:util says so by a code. */
const isParseError = (error: unknown): error is Error =>
  error instanceof Error &&
  String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(help);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new UsageError(`"${name}" is no command: expected ${Object.keys(commands).join(' or ')}`);
  }
  await command(args);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || isInputError(error) || isParseError(error))) throw error;
  // parseArgs adds advice on further lines and after a full stop: the first sentence is enough.
  const [line] = error.message.split('\n');
  const message = isParseError(error) ? line.split('. ')[0] : line;
  process.stderr.write(`embedding-lab: ${message.replace(/^\[\w+\] /, '')}\n`);
  process.exitCode = 2;
}
