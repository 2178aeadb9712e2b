#!/usr/bin/env node
// The command line. Bad input: exit code 2 and one line that says what was expected.

import { isInputError } from '../engine/errors.ts';
import { inspect } from './inspect.ts';
import { ladder } from './ladder.ts';
import { lrFind } from './lrFind.ts';
import { UsageError } from './options.ts';
import { recommend } from './recommend.ts';
import { train } from './train.ts';

const commands: Record<string, (args: string[]) => Promise<void>> = {
  train,
  ladder,
  'lr-find': lrFind,
  recommend,
  inspect,
};

const help = `embedding-lab COMMAND …

  train RATINGS      train a recommender
  ladder RATINGS     train the course's recommenders one after another, and compare them
  lr-find RATINGS    find a learning rate to train with
  recommend MODEL    recommend to somebody, from a model that train saved
  inspect RATINGS    say what the loader sees in a file

embedding-lab COMMAND --help tells more.
`;

/** An unknown option, or one without its value: node:util says so by a code. */
const isParseError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** parseArgs gives advice after its first sentence, and on further lines: one line is enough. */
function parseMessage(message: string): string {
  const ambiguous = /^Option '(--[\w-]+)' argument is ambiguous/.exec(message)?.[1];
  if (ambiguous)
    return `${ambiguous}: for a value that begins with a dash write ${ambiguous}=VALUE`;
  return message.split(/\. |\n/, 1).join('');
}

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(help);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new UsageError(`"${name}" is no command: expected ${Object.keys(commands).join(', ')}`);
  }
  await command(args);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError || isParseError(error);
  if (!(isUsage || isInputError(error))) throw error;
  const { message } = error as Error;
  const line = isParseError(error) ? parseMessage(message) : message.replace(/^\[\w+\] /, '');
  process.stderr.write(`embedding-lab: ${line}\n`);
  process.exitCode = 2;
}
