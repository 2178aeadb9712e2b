// The built site, served for the engines: as it is, and as a page that first loads listener.js, for
// the engine whose console cannot be read.

import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/run.mjs';
import { serve } from '../../tools/serve.mjs';

const site = join(root, 'dist');
const firstScript = /<script\b/;

/** Answers with the addresses of both pages, to which a hash can be added, and `close`. */
export async function serveSite() {
  if (!existsSync(join(site, 'index.html'))) {
    throw new Error('dist/ holds no site: run `npm run build` first');
  }
  const folder = mkdtempSync(join(tmpdir(), 'embedding-lab-'));
  for (const name of readdirSync(site)) symlinkSync(join(site, name), join(folder, name));
  const page = readFileSync(join(site, 'index.html'), 'utf8');
  const listening = page.replace(firstScript, '<script src="./listener.js"></script>$&');
  writeFileSync(join(folder, 'listening.html'), listening);
  copyFileSync(join(import.meta.dirname, 'listener.js'), join(folder, 'listener.js'));
  const server = await serve(folder);
  return {
    url: server.url,
    listening: `${server.url}listening.html`,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
