// Hashes of the address: each is the whole of what follows the page's name.

const long = 'x'.repeat(1e6);
const many = (pair, times) => Array(times).fill(pair).join('&');

export const hashes = {
  // ---- Which page ---------------------------------------------------------------------------------
  nothing: () => '',
  'no lesson': () => '#/cooking',
  'no lesson, of a million characters': () => `#/${long}`,
  'a lesson in capitals': () => '#/LOOKUP',
  'a name of every object': () => '#/__proto__',
  'another name of every object': () => '#/constructor?v=1',
  'markup for a lesson': () => '#/<img src=x onerror=alert(1)>',
  'an address that runs': () => '#javascript:alert(1)',
  'a path that climbs out': () => '#/../../etc/passwd',
  'another site': () => '#//else.example/lookup',
  'two hashes': () => '#/lookup#/dot',
  'two question marks': () => '#/lookup?v=1?seed=3',
  'a lesson in percent signs': () => '#/%6Cookup',

  // ---- How it is written --------------------------------------------------------------------------
  'a value of a million characters': () => `#/lookup?v=1&x=${long}`,
  'a name of a million characters': () => `#/lookup?v=1&${long}=1`,
  'a hundred thousand times the same name': () => `#/lookup?v=1&${many('seed=1', 1e5)}`,
  'a hundred thousand names': () =>
    `#/lookup?v=1&${Array.from({ length: 1e5 }, (_, i) => `n${i}=1`).join('&')}`,
  'the same name twice': () => '#/lookup?v=1&seed=1&seed=2',
  'two versions': () => '#/lookup?v=1&v=2',
  'another version': () => '#/lookup?v=99&seed=3',
  'a version of markup': () => '#/lookup?v=<b>1</b>',
  'no value': () => '#/lookup?v=1&seed',
  'no name': () => '#/lookup?v=1&=3',
  'ampersands alone': () => `#/lookup?${'&'.repeat(1e5)}`,
  'a percent sign alone': () => '#/lookup?v=1&seed=%',
  'percent signs that are no bytes': () => '#/lookup?v=1&seed=%zz%1',
  'percent signs that are no UTF-8': () => '#/lookup?v=1&seed=%ff%fe',
  'percent signs that hide NUL': () => '#/lookup?v=1&seed=%00',
  'a surrogate alone': () => '#/lookup?v=1&seed=\ud800',
  'a value that turns round': () => '#/lookup?v=1&seed=%E2%80%AE7',
  'names of every object': () => '#/lookup?v=1&__proto__=1&constructor=2&toString=3',
  'names with brackets': () => '#/lookup?v=1&__proto__[seed]=3&x[]=1',

  // ---- Values -------------------------------------------------------------------------------------
  'markup for a number': () => '#/lookup?v=1&seed=<img src=x onerror=alert(1)>',
  NaN: () => '#/gradient?v=1&seed=NaN',
  '1e999': () => '#/optimizer?v=1&lr=1e999',
  'a rate below zero': () => '#/optimizer?v=1&lr=-0.1',
  'a number in hexadecimal': () => '#/optimizer?v=1&lr=0x1',
  'a step beyond the end': () => '#/gradient?v=1&step=999999',
  'a step below zero': () => '#/gradient?v=1&step=-1',
  'rows that the table does not have': () => '#/lookup?v=1&x=6,7,8',
  'too many rows': () => `#/lookup?v=1&x=${many('1', 50).replaceAll('&', ',')}`,
  'a table of a billion rows': () => '#/lookup?v=1&rows=1000000000',
  'a number that ends in a line': () => '#/lookup?v=1&seed=3%0A',
  'Arabic digits': () => '#/lookup?v=1&seed=٣',
  'edits without end': () => `#/dot?v=1&edits=${'s1_u0.0_1.'.repeat(1e5)}`,
  'an edit of infinity': () => '#/dot?v=1&edits=s1_u0.0_1e999',
  'samples that there are not': () => '#/gradient?v=1&samples=9-9-9',
  'epochs without end': () => '#/train?v=1&epochs=1000000',
  'a million factors': () => '#/train?v=1&factors=1000000',
  'a range that runs backwards': () => '#/train?v=1&range=5,1',
  'a model that nobody knows': () => '#/train?v=1&model=transformer',
  'values of categories that are markup': () =>
    '#/categories?v=1&values=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,%3C%2Fscript%3E',
  'a hundred thousand values of categories': () => `#/categories?v=1&values=${'a,'.repeat(1e5)}b`,
  'a film that is markup': () => '#/explore?v=1&film=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'ratings that are no numbers': () => '#/explore?v=1&ratings=1_x,2_y',
  'a place on the map beyond all': () => '#/explore?v=1&view=1e999,NaN,-1',

  // ---- How it is shown ----------------------------------------------------------------------------
  'a control that there is none': () => '#/dot?v=1&hide=everything',
  'the same control a thousand times': () => `#/dot?v=1&hide=${Array(1000).fill('nav').join(',')}`,
  'a theme of markup': () => '#/dot?v=1&theme=</style><script>',
  'a language that there is none': () => '#/dot?v=1&lang=__proto__',
  'a projector of its own': () => '#/dot?v=1&projector=maybe',
};
