// A static file server for the built site, and nothing more: it compresses what it sends, and lets
// browsers keep what has a hash in its name. Binds to this machine alone unless told otherwise.
//
//   node tools/serve.mjs [--port 4173] [--host 127.0.0.1] [FOLDER]

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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

/** How text and wasm may travel, best first. Quick rather than small: it is done while one waits. */
const encodings = [
  ['br', (bytes) => promisify(brotliCompress)(bytes, brotliOptions)],
  ['gzip', promisify(gzip)],
];
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const compressible = /^(?:text|application\/(?:json|wasm|manifest))/;
/** Larger files than these are data: they go as they are, without being held in memory. */
const compressedBelow = 16 * 2 ** 20;

/** The first of `encodings` that a request takes, or null. */
function encodingFor(request) {
  const taken = (request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .filter(([, quality]) => !/^\s*q=0(?:\.0*)?\s*$/.test(quality ?? ''))
    .map(([name]) => name.toLowerCase());
  return encodings.find(([name]) => taken.includes(name)) ?? null;
}

/** What was compressed, until its file changes. */
const compressed = new Map();

async function compress(file, { mtimeMs, size }, [name, work]) {
  const key = `${name} ${file}`;
  const version = `${mtimeMs} ${size}`;
  const kept = compressed.get(key);
  if (kept?.version === version) return kept.bytes;
  const bytes = await work(await readFile(file));
  compressed.set(key, { version, bytes });
  return bytes;
}

/** A name like assets/main-CkeyNTwX.css stands for one content for ever. */
const hashed = /[/\\]assets[/\\][^/\\]+-[\w-]{8}\.\w+$/;

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

async function answer(folder, headers, request, response) {
  const refuse = (status, reason) =>
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);

  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(405, 'GET and HEAD only');
  const file = fileFor(folder, request.url);
  if (file === null) return refuse(400, 'bad path');
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return refuse(404, 'not found');

  const type = contentTypes[extname(file)] ?? 'application/octet-stream';
  const mayBeCompressed = compressible.test(type) && found.size < compressedBelow;
  const encoding = mayBeCompressed ? encodingFor(request) : null;
  const bytes = encoding && (await compress(file, found, encoding));
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': bytes?.length ?? found.size,
    ...(mayBeCompressed && { Vary: 'Accept-Encoding' }),
    ...(encoding && { 'Content-Encoding': encoding[0] }),
    'Cache-Control': hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Access-Control-Allow-Origin': '*', // for <embedding-lab> in other sites' pages
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  if (request.method === 'HEAD') return response.end();
  if (bytes) return response.end(bytes);
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
 * `headers` go out with every file. Answers with the address and `close()`.
 */
export async function serve(folder, { port = 0, host = '127.0.0.1', headers = {} } = {}) {
  const server = createServer(
    (request, response) => void answer(folder, headers, request, response),
  );
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
