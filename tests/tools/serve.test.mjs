import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parsePort, serve } from '../../tools/serve.mjs';

let top;
let server;

before(async () => {
  top = mkdtempSync(join(tmpdir(), 'serve-'));
  const site = join(top, 'site');
  mkdirSync(join(site, 'a b'), { recursive: true });
  mkdirSync(join(top, 'site-secret'));
  writeFileSync(join(top, 'secret.txt'), 'secret');
  writeFileSync(join(top, 'site-secret', 'secret.txt'), 'secret');
  writeFileSync(join(site, 'index.html'), '<p>home');
  writeFileSync(join(site, 'lab.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  writeFileSync(join(site, 'main.js'), 'export {}');
  writeFileSync(join(site, 'a b', 'ü.txt'), 'found');
  mkdirSync(join(site, 'assets'));
  writeFileSync(join(site, 'assets', 'main-CkeyN_-X.css'), 'p{}'.repeat(1000));
  writeFileSync(join(site, 'assets', 'face.woff2'), 'wOF2');
  server = await serve(site);
});

after(async () => {
  await server.close();
  rmSync(top, { recursive: true });
});

/** A request whose path goes over the wire as it is; `fetch` would tidy it first. */
function raw(path, method = 'GET', headers = {}) {
  const options = { port: server.port, host: '127.0.0.1', path, method, headers };
  return new Promise((done, fail) => {
    const sent = request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        done({ status: response.statusCode, text: bytes.toString(), bytes, response });
      });
    });
    sent.on('error', fail).end();
  });
}

test('serves files with their types', async () => {
  const types = {
    '/': 'text/html',
    '/main.js': 'text/javascript',
    '/lab.wasm': 'application/wasm',
  };
  for (const [path, type] of Object.entries(types)) {
    const { status, response } = await raw(path);
    assert.equal(status, 200, path);
    assert.equal(response.headers['content-type'].split(';')[0], type);
  }
});

test('a query is no part of the name; escapes are', async () => {
  assert.equal((await raw('/main.js?v=1')).status, 200);
  assert.equal((await raw('/a%20b/%C3%BC.txt')).text, 'found');
});

test('HEAD has the length and no body', async () => {
  const { response, text } = await raw('/', 'HEAD');
  assert.equal(response.headers['content-length'], '7');
  assert.equal(text, '');
});

test('text and wasm are compressed as the request takes them; what is compressed already is not', async () => {
  const style = '/assets/main-CkeyN_-X.css';
  const ask = (path, accepted) => raw(path, 'GET', { 'Accept-Encoding': accepted });
  const brotli = await ask(style, 'gzip, deflate, br;q=0.5');
  assert.equal(brotli.response.headers['content-encoding'], 'br');
  assert.equal(brotli.response.headers['content-length'], `${brotli.bytes.length}`);
  assert.equal(brotli.response.headers.vary, 'Accept-Encoding');
  assert.equal(brotliDecompressSync(brotli.bytes).toString(), 'p{}'.repeat(1000));
  const gzip = await ask(style, 'gzip, br;q=0');
  assert.equal(gzip.response.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(gzip.bytes).length, 3000);
  const plain = await ask(style, 'identity');
  assert.equal(plain.response.headers['content-encoding'], undefined);
  assert.equal(plain.bytes.length, 3000);
  const wasm = await ask('/lab.wasm', 'br');
  assert.equal(wasm.response.headers['content-encoding'], 'br');
  assert.equal(wasm.response.headers['content-type'], 'application/wasm');
  assert.equal(
    (await ask('/assets/face.woff2', 'br')).response.headers['content-encoding'],
    undefined,
  );
});

test('a file that has changed is compressed anew', async () => {
  const read = async () =>
    brotliDecompressSync((await raw('/a%20b/new.txt', 'GET', { 'Accept-Encoding': 'br' })).bytes);
  writeFileSync(join(top, 'site', 'a b', 'new.txt'), 'one');
  assert.equal((await read()).toString(), 'one');
  writeFileSync(join(top, 'site', 'a b', 'new.txt'), 'three');
  assert.equal((await read()).toString(), 'three');
});

test('browsers keep what has a hash in its name, and ask again for the rest', async () => {
  const kept = async (path) => (await raw(path)).response.headers['cache-control'];
  assert.match(await kept('/assets/main-CkeyN_-X.css'), /immutable/);
  assert.equal(await kept('/assets/face.woff2'), 'no-cache');
  assert.equal(await kept('/main.js'), 'no-cache');
});

test('nothing outside the folder is reached', async () => {
  const paths = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/a/../../secret.txt'];
  paths.push('/../site-secret/secret.txt', '//../secret.txt', '/..%5csecret.txt');
  for (const path of paths) {
    const { status, text } = await raw(path);
    assert.ok(status === 400 || status === 404, `${path}: ${status}`);
    assert.ok(!text.includes('secret'), path);
  }
});

test('malformed paths, missing files, folders and other methods are refused', async () => {
  assert.equal((await raw('/%E0%A4%A')).status, 400);
  assert.equal((await raw('/main.js%00.html')).status, 400);
  assert.equal((await raw('/none.js')).status, 404);
  assert.equal((await raw('/a%20b')).status, 404);
  assert.equal((await raw('/', 'POST')).status, 405);
});

test('the next free port is taken where the one asked for is not free', async () => {
  const second = await serve(top, { port: server.port });
  assert.ok(second.port > server.port, `${second.port}`);
  assert.equal((await fetch(`${second.url}secret.txt`)).status, 200);
  await second.close();
});

test('a port is a whole number in range', () => {
  assert.equal(parsePort('8080'), 8080);
  for (const text of ['', 'x', '-1', '1.5', '65536', '1e3']) {
    assert.throws(() => parsePort(text), /--port/, text);
  }
});
