// A static file server for the built site, and nothing more. Binds to this machine alone unless
// told otherwise.
//
//   node tools/serve.mjs [--port 4173] [--host 127.0.0.1] [FOLDER]

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isMain, root } from './run.mjs';

const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/** The file that a request's path names, or null where the path is malformed or leaves the folder. */
export function fileFor(folder, requestPath) {
  let path;
  try {
    path = decodeURIComponent(requestPath.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const top = resolve(folder);
  const file = resolve(join(top, path));
  if (file !== top && !file.startsWith(top + sep)) return null;
  return path.endsWith('/') ? join(file, 'index.html') : file;
}

async function answer(folder, request, response) {
  const refuse = (status, reason) =>
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);

  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(405, 'GET and HEAD only');
  const file = fileFor(folder, request.url);
  if (file === null) return refuse(400, 'bad path');
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return refuse(404, 'not found');

  response.writeHead(200, {
    'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') return response.end();
  await pipeline(createReadStream(file), response).catch(() => response.destroy());
}

function listen(server, port, host) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
}

/**
 * Serves `folder`. Where `port` is taken the next free one is used; port 0 lets the system choose.
 * Answers with the address and `close()`.
 */
export async function serve(folder, { port = 0, host = '127.0.0.1' } = {}) {
  const server = createServer((request, response) => void answer(folder, request, response));
  const last = port === 0 ? 0 : Math.min(port + 50, 65_535);
  for (let candidate = port; ; candidate++) {
    try {
      await listen(server, candidate, host);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || candidate >= last) throw error;
    }
  }
  const actual = server.address().port;
  const close = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/`,
    port: actual,
    close,
  };
}

/** The port and host options that `start` and this file share. */
export const serveOptions = {
  port: { type: 'string', default: '4173' },
  host: { type: 'string', default: '127.0.0.1' },
};

/** A port from the command line. Throws where it is none. */
export function parsePort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`--port is a whole number from 0 to 65535, not "${text}"`);
  }
  return port;
}

if (isMain(import.meta.url)) {
  const { values, positionals } = parseArgs({ options: serveOptions, allowPositionals: true });
  const folder = positionals[0] ?? join(root, 'dist');
  const { url } = await serve(folder, { port: parsePort(values.port), host: values.host });
  console.log(`${folder} is served at ${url}`);
}
