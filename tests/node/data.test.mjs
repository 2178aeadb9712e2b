// What people drop: zips as GroupLens lays them out, files beside each other, CSVs of any kind. All
// of it is made here, in memory.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { createLab } from 'embedding-lab';
import { looksLikeZip } from '../../lib/engine/zip.js';
import { madeUpCsv } from './support.mjs';

let lab;
before(async () => {
  lab = await createLab();
});

const bytesOf = (content) =>
  typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
const input = (name, content) => ({ name, bytes: bytesOf(content) });
const zipOf = (files, options) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)])),
      options,
    ),
  );
/** What a loader says of files. */
function infoOf(...files) {
  const trainer = lab.trainer({ batchSize: 1 });
  const info = trainer.load({ kind: 'files', files });
  const names = trainer.names();
  trainer.dispose();
  return { ...info, names };
}
const counts = ({ ratings, users, items, titles }) => ({ ratings, users, items, titles });

describe('official layouts', () => {
  const flags = '0|0|0|1|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0';
  const layouts = {
    'ml-100k.zip': {
      'ml-100k/README': 'hello',
      'ml-100k/u.data': '196\t1\t3\t881250949\n186\t2\t3\t891717742\n22\t1\t1\t878887116\n',
      'ml-100k/u.item':
        `1|Toy Story (1995)|01-Jan-1995||http://a|${flags}\n` +
        `2|Mis\xe9rables, Les (1995)|01-Jan-1995||http://b|${flags}\n`,
      'ml-100k/u1.base': '1\t1\t5\t874965758\n',
    },
    'ml-latest-small.zip': {
      'ml-latest-small/links.csv': 'movieId,imdbId,tmdbId\n1,0114709,862\n',
      'ml-latest-small/movies.csv':
        'movieId,title,genres\r\n1,Toy Story (1995),Comedy\r\n2,"Rock, The (1996)",Action\r\n',
      'ml-latest-small/ratings.csv':
        'userId,movieId,rating,timestamp\r\n1,1,4.0,964982703\r\n2,2,4.5,964981247\r\n3,1,0.5,9\r\n',
      'ml-latest-small/tags.csv': 'userId,movieId,tag,timestamp\r\n2,60756,funny,1445714994\r\n',
    },
    'ml-1m.zip': {
      'ml-1m/movies.dat': "1::Toy Story (1995)::Animation|Children's\n2::Jumanji (1995)::Drama\n",
      'ml-1m/ratings.dat': '1::1::5::978300760\n2::2::3::978302109\n3::2::3::978301968\n',
      'ml-1m/users.dat': '1::F::1::10::48067\n',
    },
  };
  for (const [name, files] of Object.entries(layouts)) {
    test(name, () => {
      const info = infoOf(input(name, zipOf(files)));
      assert.equal(info.name, name);
      assert.deepEqual(counts(info), { ratings: 3, users: 3, items: 2, titles: 2 });
    });
    test(`${name}, unpacked`, () => {
      const parts = Object.entries(files).filter(([path]) =>
        /u\.data|u\.item|(ratings|movies)\.(csv|dat)$/.test(path),
      );
      const info = infoOf(...parts.map(([path, text]) => input(path.split('/')[1], text)));
      assert.deepEqual(counts(info), { ratings: 3, users: 3, items: 2, titles: 2 });
    });
    test(`${name}, not compressed, and packed on a Mac`, () => {
      const shadows = Object.keys(files).map((path) => [`__MACOSX/${path}`, '\0\x05\x16\x07']);
      const zip = zipOf({ ...Object.fromEntries(shadows), ...files }, { level: 0 });
      assert.equal(infoOf(input('mac.zip', zip)).ratings, 3);
    });
  }
});

describe('any CSV', () => {
  test('byte order mark, CRLF, semicolons, quotes, columns in any order, ids of any kind', () => {
    const csv =
      '\xef\xbb\xbfStars;"Product";Reviewer\r\n4;"Tea; green";ann\r\n5;"a ""b""";ann\r\n1;Tea;bob\r\n';
    const info = infoOf(input('reviews.txt', csv));
    assert.deepEqual(counts(info), { ratings: 3, users: 2, items: 3, titles: 0 });
    assert.deepEqual(info.remarks, [
      'Columns: user from "Reviewer", item from "Product", rating from "Stars".',
    ]);
    assert.deepEqual(info.names.users, ['#na#', 'ann', 'bob']);
  });

  test('columns can be named', () => {
    const csv = 'a,b,c\n1,x,2\n2,y,3\n';
    const trainer = lab.trainer({ batchSize: 1 });
    const columns = { userColumn: 'a', itemColumn: 'b', ratingColumn: 'c' };
    assert.equal(trainer.load(input('any.csv', csv), columns).ratings, 2);
    assert.throws(() => trainer.load(input('any.csv', csv), { ...columns, ratingColumn: 'd' }), {
      name: 'DataError',
      message:
        '[data] any.csv, line 1: no column "d" for the rating: expected one of "a", "b", "c"',
    });
  });

  test('a zip with a single CSV in it', () => {
    const zip = zipOf({ 'deep/er/reviews.csv': 'user,item,score\n1,1,3\n2,1,4\n', 'notes.md': '' });
    assert.equal(infoOf(input('reviews.zip', zip)).ratings, 2);
  });

  test('the content decides, not the name', () => {
    const zip = zipOf({ 'ratings.csv': madeUpCsv(3, 3) });
    assert.ok(looksLikeZip(zip) && !looksLikeZip(madeUpCsv(3, 3)));
    assert.equal(infoOf(input('download', zip)).ratings, 9);
  });

  test('files that are read in pieces give what they give in one', () => {
    const lines = ['userId,movieId,rating'];
    for (let i = 0; lines.length < 300_000; ++i) lines.push(`${i % 611},${i % 9_733},${i % 5}`);
    const info = infoOf(input('large.csv', lines.join('\n')));
    assert.equal(info.ratings, lines.length - 1);
    assert.equal(info.users, 611);
  });

  test('two files of ratings are one too many', () => {
    const one = input('a.csv', 'user,item,rating\n1,1,3\n2,1,4\n');
    assert.throws(() => infoOf(one, { ...one, name: 'b.csv' }), {
      name: 'DataError',
      message: '[data] a.csv, b.csv: expected one file of ratings, found 2',
    });
  });
});
