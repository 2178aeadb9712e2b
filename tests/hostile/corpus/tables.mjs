// Tables of ratings: encodings, numbers, names, columns, quotes, and files that are something else.

import { bytes, file, files, good, latin1, swapped, utf16 } from './build.mjs';

const csv = (content) => file('a.csv', content);
const rated = (rating) => csv(`user,item,rating\n1,a,3\n2,b,${rating}\n`);
const named = (id) => csv(`user,item,rating\n1,${id},3\n2,b,4\n`);
const repeated = (text, times) => text.repeat(times);

export const tables = {
  // ---- Nothing, or nearly -------------------------------------------------------------------------
  'empty file': () => csv(''),
  'a byte order mark alone': () => csv('\ufeff'),
  'line ends alone': () => csv('\n\r\n\n'),
  'a million empty lines': () => csv(repeated('\n', 1e6)),
  'spaces alone': () => csv('   \n   '),
  'a header alone': () => csv('user,item,rating\n'),
  'a header alone, without a line end': () => csv('user,item,rating'),
  'one rating': () => csv('user,item,rating\n1,a,3\n'),
  'one column': () => csv('rating\n3\n4\n'),
  'only commas': () => csv(',,,\n,,,\n'),
  'only tabs': () => csv('\t\t\n\t\t\n'),
  'only colons': () => file('ratings.dat', '::::\n::::\n'),
  'no file at all': () => ({ files: [] }),
  'two files of ratings': () => files(['a.csv', good], ['b.csv', good]),
  'titles alone': () => file('movies.csv', 'movieId,title,genres\n1,Alien (1979),Horror\n'),

  // ---- Large --------------------------------------------------------------------------------------
  'one endless line': () => csv(repeated('x', 3e6)),
  'one endless line of commas': () => csv(repeated(',', 3e6)),
  'one endless line of quotes': () => csv(repeated('"', 3e6)),
  'an endless line behind a header': () => csv(`user,item,rating\n${repeated('1', 3e6)}`),
  'a million columns': () => csv(`${repeated('c,', 1e6)}user,item,rating\n`),
  'a hundred thousand columns that nobody knows': () => csv(`${repeated('c,', 1e5)}c\n`),
  'a hundred thousand columns, three of them known': () =>
    csv(
      `${repeated('c,', 1e5)}user,item,rating\n${repeated('0,', 1e5)}1,a,3\n${repeated('0,', 1e5)}2,b,4\n`,
    ),
  'an id of a hundred thousand characters': () => named(repeated('x', 1e5)),
  'a number of ten thousand digits': () => rated(repeated('9', 1e4)),
  'a number with ten thousand decimals': () => rated(`3.${repeated('3', 1e4)}`),
  'ten thousand times the same rating': () => csv(`${good}${repeated('1,a,3\n', 1e4)}`),

  // ---- Encodings ----------------------------------------------------------------------------------
  'NUL bytes at the start': () => csv(`\0\0${good}`),
  'a NUL byte in an id': () => named('a\0b'),
  'a NUL byte in a rating': () => rated('4\0'),
  'UTF-16 with a mark': () => csv(utf16(`\ufeff${good}`)),
  'UTF-16 without a mark': () => csv(utf16(good)),
  'UTF-16, the other byte first': () => csv(swapped(`\ufeff${good}`)),
  'UTF-32': () =>
    csv(
      Buffer.from(
        [...`\ufeff${good}`].flatMap((c) => [c.codePointAt(0) & 255, c.codePointAt(0) >> 8, 0, 0]),
      ),
    ),
  'wrong UTF-8 in an id': () => csv(latin1('user,item,rating\n1,\xff\xfe,3\n2,b,4\n')),
  'an overlong form': () => csv(latin1('user,item,rating\n1,\xc0\xaf,3\n2,b,4\n')),
  'surrogates in UTF-8': () =>
    csv(latin1('user,item,rating\n1,\xed\xa0\x80\xed\xb0\x80,3\n2,b,4\n')),
  'UTF-8 that breaks off at the end': () => csv(latin1('user,rating,item\n1,3,a\n2,4,\xe2\x82')),
  'two byte order marks': () => csv(`\ufeff\ufeff${good}`),
  'a byte order mark in the middle': () => csv('user,item,rating\n1,a,3\n\ufeff2,b,4\n'),
  'line ends of an old Mac': () => csv(good.replaceAll('\n', '\r')),
  'line ends of three kinds': () => csv('user,item,rating\r\n1,a,3\n2,b,4\r\n\n3,c,5'),
  'a carriage return too many': () => csv(good.replaceAll('\n', '\r\r\n')),
  'form feeds and vertical tabs': () => csv('user,item,rating\n1,a,\f3\n2,b,\v4\n'),
  'a file of Windows that ends in Ctrl-Z': () => csv(`${good}\x1a`),

  // ---- Numbers ------------------------------------------------------------------------------------
  NaN: () => rated('NaN'),
  inf: () => rated('inf'),
  '-Infinity': () => rated('-Infinity'),
  '1e999': () => rated('1e999'),
  '-1e999': () => rated('-1e999'),
  '1e39, beyond a float': () => rated('1e39'),
  '1e38': () => rated('1e38'),
  '1e-999, which is zero': () => rated('1e-999'),
  'minus zero': () => rated('-0'),
  hexadecimal: () => rated('0x10'),
  'an exponent without digits': () => rated('3e'),
  'two points': () => rated('3.5.1'),
  'a decimal comma': () => csv('user;item;rating\n1;a;3,5\n2;b;4\n'),
  'words for a number': () => rated('four'),
  'a number with a unit': () => rated('4 stars'),
  'no number': () => rated(''),
  'full-width digits': () => rated('４'),
  'Arabic digits': () => rated('٤'),
  'a typographic minus': () => rated('−4'),
  'outside the range that was asked for': () => ({
    ...rated('7'),
    trainer: { yRange: [0, 5] },
  }),

  // ---- Ids ----------------------------------------------------------------------------------------
  'negative ids': () => csv('user,item,rating\n-1,-7,3\n-2,-8,4\n'),
  'ids beyond 64 bits': () => csv('user,item,rating\n99999999999999999999,1,3\n1e400,2,4\n'),
  'ids that differ in zeros': () => csv('user,item,rating\n01,1,3\n1,01,4\n'),
  'no id of a user': () => csv('user,item,rating\n1,a,3\n,b,4\n'),
  'an id of spaces': () => named('   '),
  'the name of the row of nobody': () => csv('user,item,rating\n#na#,#na#,3\n2,b,4\n'),
  'names of every object': () =>
    csv(
      'user,item,rating\n__proto__,constructor,3\ntoString,__proto__,4\nhasOwnProperty,valueOf,5\n',
    ),
  'markup for an id': () => named('<img src=x onerror=alert(1)>'),
  'a script for an id': () => named('</script><script>alert(1)</script>'),
  'an address that runs': () => named('javascript:alert(1)'),
  'a formula for an id': () => named('=HYPERLINK("http://else.example")'),
  'a template for an id': () => named('${alert(1)}{{7*7}}'),
  'right-to-left override': () => named('\u202egnp.exe'),
  'right-to-left override in a rating': () => rated('\u202e4'),
  'a name that nobody can see': () => named('\u200b\u200d\u2060'),
  'accents without end': () => named(`a${'\u0301'.repeat(3000)}`),
  'the same name, composed and not': () => csv('user,item,rating\n1,é,3\n2,e\u0301,4\n'),
  'one user': () => csv('user,item,rating\n1,a,3\n1,b,4\n'),
  'one item': () => csv('user,item,rating\n1,a,3\n2,a,4\n'),
  'one value of every rating': () => csv('user,item,rating\n1,a,3\n2,b,3\n'),

  // ---- Columns and quotes -------------------------------------------------------------------------
  'two columns of users': () => csv('user,user,item,rating\n1,9,a,3\n2,9,b,4\n'),
  'two columns of ratings': () => csv('user,item,rating,rating\n1,a,3,x\n2,b,4,y\n'),
  'columns that nobody knows': () => csv('foo,bar,baz\n1,a,3\n2,b,4\n'),
  'names of every object for columns': () => csv('__proto__,constructor,toString\n1,a,3\n'),
  'markup for columns': () => csv('<b>user</b>,<i>item</i>,<script>\n1,a,3\n'),
  'a column asked for that is not there': () => ({
    ...csv(good),
    columns: { userColumn: '__proto__' },
  }),
  'one column asked for twice': () => ({
    ...csv(good),
    columns: { userColumn: 'item', itemColumn: 'item' },
  }),
  'a column asked for that is no name': () => ({ ...csv(good), columns: { userColumn: 7 } }),
  'a row too short': () => csv(`${good}3,c\n`),
  'a row too long': () => csv(`${good}3,c,4,5\n`),
  'an unquoted comma in a title': () => csv('user,title,rating\n1,Rock, The,3\n2,b,4\n'),
  'a quote that is never closed': () => csv('user,item,rating\n1,"a,3\n2,b,4\n'),
  'a quote that goes on for megabytes': () =>
    csv(`user,item,rating\n1,"a\n${'2,b,4\n'.repeat(3e5)}`),
  'text behind a quote': () => csv('user,item,rating\n1,"a"x,3\n2,b,4\n'),
  'quotes within quotes': () => csv('user,item,rating\n1,"a ""b""\n<br>",3\n2,b,4\n'),
  'a separator of Excel': () => csv('sep=;\nuser;item;rating\n1;a;3\n2;b;4\n'),
  'comments above': () => csv(`# exported\n${good}`),
  'too few fields in ratings.dat': () => file('ratings.dat', '1::1::5\n2::3\n'),
  'spaces instead of tabs in u.data': () => file('u.data', '196 242 3 881250949\n186 302 3 89\n'),

  // ---- Something else -----------------------------------------------------------------------------
  'a PNG': () => csv(latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01')),
  'a PDF': () =>
    csv(latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')),
  JSON: () => file('a.json', '[{"user": 1, "item": "a", "rating": 3}]'),
  'a page that says 404': () =>
    csv('<!doctype html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n'),
  gzip: () => file('ratings.csv.gz', latin1('\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\x48\xcd')),
  '7z': () => file('ratings.7z', latin1("7z\xbc\xaf'\x1c\0\x04")),
  'a database': () => file('ratings.db', bytes('SQLite format 3\0\x10\0\x01\x01')),
  'a pointer of Git LFS': () =>
    csv('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'),
  weights: () => file('model.safetensors', latin1('\x40\0\0\0\0\0\0\0{"__metadata__":{}}')),

  // ---- Names of files -----------------------------------------------------------------------------
  'no name': () => file('', 'x'),
  'markup for a name': () => file('<img src=x onerror=alert(1)>.csv', 'x'),
  'a name that turns round': () => file('a\u202evsc.exe', 'x'),
  'line ends in a name': () => file('a\n\r\tb.csv', 'x'),
  'a name of ten thousand characters': () => file(`${'x'.repeat(1e4)}.csv`, 'x'),
  'the name of every object': () => file('__proto__', 'x'),
  'a name that climbs out': () => file('../../etc/passwd', 'x'),
  'text in place of bytes': () => ({ files: [{ name: 'a.csv', bytes: good }] }),
  'nothing in place of bytes': () => ({ files: [{ name: 'a.csv', bytes: null }] }),
  'a number in place of bytes': () => ({ files: [{ name: 'a.csv', bytes: 1e9 }] }),
  'a name that is no text': () => ({ files: [{ name: { x: 1 }, bytes: bytes(good) }] }),
};
