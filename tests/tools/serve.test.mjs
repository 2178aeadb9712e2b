import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
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
  server = await serve(site);
});

after(async () => {
  await server.close();
  rmSync(top, { recursive: true });
});

/** A request whose path goes over the wire as it is; `fetch` would tidy it first. */
function raw(path, method = 'GET') {
  return new Promise((done, fail) => {
    const sent = request({ port: server.port, host: '127.0.0.1', path, method }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () => done({ status: response.statusCode, text, response }));
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
