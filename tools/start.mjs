// Sets up what is missing, builds, and serves the lab.
//
//   npm start [-- --port 4173 --host 127.0.0.1]

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { Failure, main, root } from './run.mjs';
import { parsePort, serve, serveOptions } from './serve.mjs';
import { setup } from './setup.mjs';

/** The command line's options; a wrong one is told before anything is built. */
function options() {
  try {
    const { values } = parseArgs({ options: serveOptions });
    return { port: parsePort(values.port), host: values.host };
  } catch (error) {
    throw new Failure(error.message);
  }
}

await main(async () => {
  const { port, host } = options();
  await setup('build');
  await build();
  const { url } = await serve(join(root, 'dist'), { port, host });
  console.log(`\nThe lab is at ${url}   (Ctrl+C ends it)`);
});
