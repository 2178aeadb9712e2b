// What a page may post to a lesson in a frame. `from` says whose page: the one that ?parent= names
// where it is left out.

const call = (fields) => ({ embeddingLab: 1, id: 1, ...fields });

function cyclic() {
  const message = call({ call: 'getState' });
  message.self = message;
  return message;
}
function deep(levels) {
  let value = 1;
  for (let level = 0; level < levels; ++level) value = { value };
  return value;
}

export const messages = {
  // ---- Not meant for the lab ----------------------------------------------------------------------
  undefined: () => undefined,
  null: () => null,
  'a number': () => 7,
  'a text': () => '{"embeddingLab":1,"id":1,"call":"getState"}',
  'a list': () => [call({ call: 'getState' })],
  'an empty object': () => ({}),
  'a date': () => new Date(0),
  'a map': () => new Map([['embeddingLab', 1]]),
  bytes: () => new Uint8Array(1000),
  'an error': () => new Error('call'),
  'a message of another program': () => ({ subject: 'lti.frameResize', height: 1e9 }),
  'a reply': () => call({ type: 'reply', state: 'v=1' }),

  // ---- Without what it needs ----------------------------------------------------------------------
  'no id': () => ({ embeddingLab: 1, call: 'getState' }),
  'an id that is null': () => call({ id: null, call: 'getState' }),
  'an id that is an object': () => call({ id: {}, call: 'getState' }),
  'an id that is a list': () => call({ id: [1], call: 'getState' }),
  'an id that is true': () => call({ id: true, call: 'getState' }),
  'an id that is NaN': () => call({ id: NaN, call: 'dance' }),
  'an id of a million characters': () => call({ id: 'x'.repeat(1e6), call: 'dance' }),
  'an id named __proto__': () => call({ id: '__proto__', call: 'dance' }),
  'no version': () => ({ id: 1, call: 'getState' }),
  'another version': () => call({ embeddingLab: 2, call: 'getState' }),
  'a version as text': () => call({ embeddingLab: '1', call: 'getState' }),
  'a version that is an object': () => call({ embeddingLab: {}, call: 'getState' }),
  'no call': () => call({}),
  'a call that there is none': () => call({ call: 'dance' }),
  'a call in capitals': () => call({ call: 'GETSTATE' }),
  'a call that is a name of every object': () => call({ call: '__proto__' }),
  'a call that is another': () => call({ call: 'constructor' }),
  'a call that is a list': () => call({ call: ['getState'] }),
  'a call of a million characters': () => call({ call: 'x'.repeat(1e6) }),
  'a call that is markup': () => call({ call: '<img src=x onerror=alert(1)>' }),

  // ---- Calls that do not fit ----------------------------------------------------------------------
  'setState without a state': () => call({ call: 'setState' }),
  'setState of a number': () => call({ call: 'setState', state: 7 }),
  'setState of an object': () => call({ call: 'setState', state: { toString: 1 } }),
  'setState of a million characters': () => call({ call: 'setState', state: 'x'.repeat(1e6) }),
  'setState of markup': () =>
    call({ call: 'setState', state: 'seed=<img src=x onerror=alert(1)>' }),
  'setState of another lesson': () => call({ call: 'setState', state: 'v=1#/dot?v=1' }),
  'setState of a broken address': () => call({ call: 'setState', state: '%ff&=&&%' }),
  'setState of a hundred names': () =>
    call({ call: 'setState', state: Array.from({ length: 100 }, (_, i) => `n${i}=1`).join('&') }),
  'step without a place': () => call({ call: 'step' }),
  'step to two places': () => call({ call: 'step', to: 1, by: 1 }),
  'step to NaN': () => call({ call: 'step', to: NaN }),
  'step to infinity': () => call({ call: 'step', to: Infinity }),
  'step to 1e300': () => call({ call: 'step', to: 1e300 }),
  'step to a half': () => call({ call: 'step', to: 0.5 }),
  'step to a text': () => call({ call: 'step', to: '3' }),
  'step to a list': () => call({ call: 'step', to: [3] }),
  'step to a big integer': () => call({ call: 'step', to: 3n }),
  'step below zero': () => call({ call: 'step', to: -1_000_000 }),
  'step beyond the end': () => call({ call: 'step', to: 1_000_000 }),
  'step by a million': () => call({ call: 'step', by: 1_000_000 }),
  'play without on': () => call({ call: 'play' }),
  'play with a text': () => call({ call: 'play', on: 'true' }),
  'play with a number': () => call({ call: 'play', on: 1 }),

  // ---- Data beside the call -----------------------------------------------------------------------
  cyclic,
  'ten thousand levels deep': () => call({ call: 'getState', more: deep(2000) }),
  'a hundred thousand fields': () =>
    Object.assign(
      call({ call: 'getState' }),
      Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`f${i}`, i])),
    ),
  'megabytes of bytes': () => call({ call: 'getState', more: new Uint8Array(4e6) }),
  'a field named __proto__': () =>
    JSON.parse('{"embeddingLab":1,"id":1,"call":"getState","__proto__":{"call":"play"}}'),
};
