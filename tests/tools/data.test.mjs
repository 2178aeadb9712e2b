// The download of a data set, from a stand-in for its publisher: a server on this machine.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { fetchDataSet, publishData } from '../../tools/data.mjs';
import { serve } from '../../tools/serve.mjs';

const zip = Buffer.from('PK: what the publisher offers');
const sha256 = createHash('sha256').update(zip).digest('hex');

let top;
let server;
let options;

beforeEach(async () => {
  mock.method(console, 'log', () => {});
  top = mkdtempSync(join(tmpdir(), 'data-'));
  const publisher = join(top, 'publisher');
  mkdirSync(publisher);
  writeFileSync(join(publisher, 'small.zip'), zip);
  writeFileSync(join(publisher, 'small-README.txt'), 'the licence');
  server = await serve(publisher);
  const small = { bytes: zip.length, sha256, readme: 'small-README.txt' };
  options = { source: server.url, folder: join(top, 'data'), dataSets: { small } };
});

afterEach(async () => {
  mock.restoreAll();
  await server.close();
  rmSync(top, { recursive: true });
});

const keeps = (name) => existsSync(join(top, 'data', name));

test('keeps the zip and its licence, and does not download twice', async () => {
  await fetchDataSet('small', options);
  assert.deepEqual(readFileSync(join(top, 'data', 'small.zip')), zip);
  assert.equal(readFileSync(join(top, 'data', 'small-README.txt'), 'utf8'), 'the licence');

  await server.close();
  await fetchDataSet('small', options);
});

test('a changed byte, a short file and a long file are refused, and nothing is kept', async () => {
  const changed = Buffer.from(zip);
  changed[5] ^= 1;
  const cases = [
    [changed, /SHA-256/],
    [zip.subarray(1), /bytes/],
    [Buffer.concat([zip, zip]), /larger than/],
  ];
  for (const [content, message] of cases) {
    writeFileSync(join(top, 'publisher', 'small.zip'), content);
    await assert.rejects(fetchDataSet('small', options), message);
    assert.ok(!keeps('small.zip') && !keeps('small.zip.part'));
  }
});

test('without the licence nothing is kept', async () => {
  rmSync(join(top, 'publisher', 'small-README.txt'));
  await assert.rejects(fetchDataSet('small', options), /small-README\.txt answered 404/);
  assert.ok(!keeps('small.zip'));
});

test('no name, an unknown name and a publisher out of reach get a clear message', async () => {
  await assert.rejects(fetchDataSet(undefined, options), /Name a data set: small/);
  await assert.rejects(fetchDataSet('large', options), /no data set "large": small/);
  await assert.rejects(fetchDataSet('toString', options), /no data set "toString"/);
  await server.close();
  await assert.rejects(fetchDataSet('small', options), /could not be reached/);
});

test('what is there is put beside the site and listed', async () => {
  const site = join(top, 'dist');
  const index = () => JSON.parse(readFileSync(join(site, 'data', 'index.json'), 'utf8'));
  publishData(site, options);
  assert.deepEqual(index(), []);

  await fetchDataSet('small', options);
  publishData(site, options);
  const licence = 'small-README.txt';
  assert.deepEqual(index(), [{ name: 'small', file: 'small.zip', bytes: zip.length, licence }]);
  assert.deepEqual(readFileSync(join(site, 'data', 'small.zip')), zip);
  assert.ok(existsSync(join(site, 'data', licence)));
});
