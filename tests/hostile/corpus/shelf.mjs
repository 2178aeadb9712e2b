// What the browser's database may hold when a page opens it: each case changes what an earlier page
// kept, `values`, a Map with version, data and "run 1".

const run = (values) => values.get('run 1');

export const kept = {
  'of another version': (values) => values.set('version', 99),
  'of no version': (values) => values.delete('version'),
  'data that are null': (values) => values.set('data', null),
  'data that are a number': (values) => values.set('data', 5),
  'data without a source': (values) => values.set('data', { name: 'x' }),
  'data of a kind that nobody knows': (values) =>
    values.set('data', { source: { kind: 'network', url: 'http://else.example' }, name: 'x' }),
  'data whose files are no list': (values) =>
    values.set('data', { source: { kind: 'files', files: 7 }, name: 'x' }),
  'data whose bytes are a text': (values) =>
    values.set('data', {
      source: { kind: 'files', files: [{ name: 'a.csv', bytes: 'x' }] },
      name: 'x',
    }),
  'data that are damaged': (values) =>
    values.set('data', {
      source: { kind: 'files', files: [{ name: 'a.csv', bytes: new Uint8Array(9) }] },
      name: 'a.csv',
    }),
  'data whose name is markup': (values) =>
    (values.get('data').name = '<img src=x onerror=alert(1)>'),
  'data whose name is no text': (values) => (values.get('data').name = { toString: 1 }),
  'a run that is null': (values) => values.set('run 1', null),
  'a run that is a text': (values) => values.set('run 1', 'run'),
  'a run without an id': (values) => delete run(values).id,
  'a run whose id is no number': (values) => (run(values).id = '<b>'),
  'a run without options': (values) => delete run(values).config,
  'a run with an option that nobody knows': (values) => (run(values).config.depth = 3),
  'a run of a status that there is none': (values) => (run(values).status = 'cooking'),
  'a run whose curves are no lists': (values) => (run(values).smooth = null),
  'a run whose model is a text': (values) => (run(values).model = 'weights'),
  'a run whose model is damaged': (values) => (run(values).model = new Uint8Array(9)),
  'a run whose name is markup': (values) => (run(values).name = '<script>alert(1)</script>'),
  'a run whose name is no text': (values) => (run(values).name = ['x']),
  'two runs of the same id': (values) => values.set('run 2', structuredClone(run(values))),
  'a snapshot that is null': (values) => values.set('snapshot', null),
  'a snapshot of a run that there is none': (values) =>
    values.set('snapshot', { run: 77, bytes: new Uint8Array(9) }),
  'a snapshot that is damaged': (values) => {
    run(values).status = 'paused';
    values.set('snapshot', { run: 1, bytes: new Uint8Array(9) });
  },
  'a snapshot that is a text': (values) => {
    run(values).status = 'paused';
    values.set('snapshot', { run: 1, bytes: 'x' });
  },
  'names that nobody wrote': (values) => values.set('__proto__', { x: 1 }).set('run', 1).set(7, 7),
};
