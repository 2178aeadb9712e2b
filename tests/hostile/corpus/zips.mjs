// Zips: bombs, paths that climb out, directories that lie, archives of archives; and the titles that
// come along in them.

import { zipSync } from 'fflate';
import { files, good, latin1, zip } from './build.mjs';

const dropped = (content, name = 'a.zip') => ({ files: [{ name, bytes: content }] });
const one = (entry, end) => dropped(zip([{ name: 'ratings.csv', content: good, ...entry }], end));
const whole = zip([{ name: 'ratings.csv', content: good }]);
const titled = (titles, name = 'movies.csv') => files(['ratings.csv', good], [name, titles]);
const damaged = (at, value) => {
  const copy = Buffer.from(whole);
  copy[at] = value;
  return dropped(copy);
};

export const zips = {
  // ---- Bombs --------------------------------------------------------------------------------------
  'a bomb that says so': () =>
    dropped(Buffer.from(zipSync({ 'ratings.csv': Buffer.alloc(5e7, '1') }))),
  'a bomb that says that it is small': () => {
    const content = Buffer.alloc(2e6, '1,a,3\n');
    return one({ content, size: 100 });
  },
  'a file that says that it is 4 GiB': () => one({ size: 0xfffffffe }),
  'a file that says that it is packed to 4 GiB': () => one({ packedSize: 0xfffffffe }),
  'titles that unpack to more than 64 MiB': () =>
    dropped(
      zip([
        { name: 'ratings.csv', content: good },
        { name: 'movies.csv', content: 'movieId,title\n', size: 70 * 2 ** 20 },
      ]),
    ),
  'an archive of archives': () => dropped(zip([{ name: 'inner.zip', content: whole }])),
  'an archive of archives, named ratings.csv': () => one({ content: whole }),
  'sixty thousand files': () => {
    const many = Array.from({ length: 60_000 }, (_, i) => ({
      name: `f${i}.csv`,
      packed: Buffer.alloc(0),
      crc: 0,
      size: 0,
    }));
    return dropped(zip(many));
  },

  // ---- Names --------------------------------------------------------------------------------------
  'a path that climbs out': () => one({ name: '../../../etc/ratings.csv' }),
  'a path from the root': () => one({ name: '/etc/ratings.csv' }),
  'a path of Windows': () => one({ name: 'C:\\windows\\ratings.csv' }),
  'a path that climbs out, with nothing in it': () =>
    one({ name: '../../../etc/passwd.csv', content: 'x' }),
  'markup for a name': () => one({ name: '<img src=x onerror=alert(1)>.csv', content: 'x' }),
  'a name that turns round': () => one({ name: 'a\u202evsc.csv', content: 'x' }),
  'a name of sixty thousand characters': () =>
    one({ name: `${'x'.repeat(6e4)}.csv`, content: 'x' }),
  'no name': () => one({ name: '' }),
  'a NUL byte in a name': () => one({ name: 'ratings.csv\0.exe' }),
  'a name in wrong UTF-8': () => one({ name: latin1('\xff\xfe.csv') }),
  'the same name twice': () =>
    dropped(
      zip([
        { name: 'ratings.csv', content: good },
        { name: 'ratings.csv', content: 'something else' },
      ]),
    ),
  'names that only case tells apart': () =>
    dropped(
      zip([
        { name: 'RATINGS.CSV', content: good },
        { name: 'ratings.csv', content: 'something else' },
      ]),
    ),
  'a folder named as the ratings': () => one({ name: 'ratings.csv/' }),
  'only folders': () => one({ name: 'a/' }),
  'nothing but shadows of a Mac': () => one({ name: '__MACOSX/ratings.csv' }),
  'several tables and no ratings.csv': () =>
    dropped(
      zip([
        { name: 'a.csv', content: good },
        { name: 'b.csv', content: good },
      ]),
    ),
  'a workbook of Excel': () =>
    dropped(zip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]), 'ratings.xlsx'),

  // ---- Damage -------------------------------------------------------------------------------------
  'no zip at all': () => dropped(latin1('PK'), 'a.zip'),
  'an empty file named zip': () => dropped(Buffer.alloc(0)),
  'a zip of nothing': () => dropped(zip([])),
  'the first half of a zip': () => dropped(whole.subarray(0, whole.length >> 1)),
  'a zip without its last byte': () => dropped(whole.subarray(0, -1)),
  'a zip without its first bytes': () => dropped(whole.subarray(10)),
  'a wrong checksum': () => one({ crc: 0x12345678 }),
  'damaged data': () => damaged(45, 0xff),
  'data that are no deflate': () => one({ packed: latin1('\xff\xff\xff\xff\xff\xff\xff') }),
  encrypted: () => one({ flags: 1 }),
  'packed with a method of another kind': () => one({ method: 93 }),
  'stored, and not as long as it says': () =>
    one({ method: 0, packed: Buffer.from(good), size: 5000 }),
  'stored, and longer than it says': () => one({ method: 0, packed: Buffer.from(good), size: 5 }),
  'an offset beyond the end': () => one({ offset: 0x7fffffff }),
  'an offset into the middle': () => one({ offset: 7 }),
  'a directory beyond the end': () => one({}, { begin: 0x7ffffff0 }),
  'a directory that is too long': () => one({}, { size: 0x7ffffff0 }),
  'more entries than there are': () => one({}, { count: 60_000 }),
  'fewer entries than there are': () => one({}, { count: 0 }),
  'an archive of Zip64': () => one({}, { begin: 0xffffffff }),
  'a comment that looks like a directory': () => one({}, { comment: latin1('PK\x05\x06') }),
  'the longest comment': () => one({}, { comment: 'x'.repeat(65_535) }),
  'a name that runs over the directory': () =>
    damaged(whole.indexOf(latin1('PK\x01\x02')) + 29, 0xff),

  // ---- Titles -------------------------------------------------------------------------------------
  'titles with markup': () =>
    titled('movieId,title,genres\na,<img src=x onerror=alert(1)>,<b>Drama</b>\nb,</script>,x\n'),
  'titles that turn round': () => titled('movieId,title\na,\u202eneila\nb,\u2067x\n'),
  'a title of a million characters': () => titled(`movieId,title\na,${'x'.repeat(1e6)}\n`),
  'titles without a header': () => titled('1,Alien (1979),Horror\n'),
  'titles without ids': () => titled('movieId,title\n,Alien\n'),
  'titles of the same id': () => titled('movieId,title\na,Alien\na,Aliens\n'),
  'years that are none': () => titled('movieId,title\na,Alien (0000)\nb,Brazil (12345)\n'),
  'a year alone': () => titled('movieId,title\na,(1979)\n'),
  'names of every object for ids of titles': () =>
    titled('movieId,title\n__proto__,constructor\ntoString,valueOf\n'),
  'flags of genres that are none': () =>
    titled(`a|Alien|||x|${Array(18).fill(0).join('|')}|2\n`, 'u.item'),
  'too few flags': () => titled('a|Alien|||x|1|0\n', 'u.item'),
  'binary titles': () => titled(latin1('\0\x01\x02\xff')),
  'an endless line of titles': () => titled('x'.repeat(3e6)),
};
