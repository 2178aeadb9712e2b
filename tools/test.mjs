// Sets up what is missing, then runs every check and every test, or the parts that are named.
//
//   npm test [-- PART …]
//
// A part that fails does not stop the others. Before the last part a table tells how they went;
// where all is well, the last lines are those of the last test runner.

import { parts } from './testParts.mjs';
import { build } from './build.mjs';
import { Failure, main } from './run.mjs';
import { setup } from './setup.mjs';

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const heading = (text) => console.log(`\n── ${text} ${'─'.repeat(Math.max(3, 76 - text.length))}`);

/** Runs one part under its heading; answers with its line for the table. */
async function carryOut({ name, title, work, builds }, lines, isLast) {
  heading(`${name}: ${title}`);
  const start = performance.now();
  let failure = null;
  try {
    const unbuilt = builds && lines.some((line) => line.name === 'build' && line.failed);
    if (unbuilt) throw new Failure('not run, since the build failed');
    await work();
  } catch (error) {
    failure = error;
    console.error(error instanceof Failure ? `✗ ${error.message}` : error);
  }
  const line = { name, failed: failure !== null, time: seconds(start) };
  if (failure || !isLast) console.log(`${failure ? '✗' : '✓'} ${name}, ${line.time}`);
  return line;
}

function printTable(lines) {
  heading('so far');
  for (const { name, failed, time } of lines) {
    console.log(`${failed ? '✗' : '✓'} ${name.padEnd(10)}${time.padStart(9)}`);
  }
}

/** The parts to run, in order: those named, or all. */
function selected(names) {
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown) {
    throw new Failure(`no part "${unknown}": ${parts.map((part) => part.name).join(', ')}`);
  }
  const wanted = parts.filter((part) => names.length === 0 || names.includes(part.name));
  const needed = [...new Set(wanted.flatMap((part) => part.builds ?? []))];
  if (needed.length === 0) return wanted;
  const first = wanted.findIndex((part) => part.builds);
  const building = { name: 'build', title: needed.join(', '), work: () => build(needed) };
  return wanted.toSpliced(first, 0, building);
}

await main(async () => {
  const queue = selected(process.argv.slice(2));
  heading('set-up');
  await setup('test');
  console.log('everything needed is here');

  const lines = [];
  for (const [place, part] of queue.entries()) {
    const isLast = place === queue.length - 1;
    if (isLast && lines.length > 0) printTable(lines);
    lines.push(await carryOut(part, lines, isLast));
  }
  const failed = lines.filter((line) => line.failed).map((line) => line.name);
  if (failed.length > 0) throw new Failure(`failed: ${failed.join(', ')}`);
});
