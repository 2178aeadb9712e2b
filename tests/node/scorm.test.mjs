// A lesson as a SCORM 1.2 package: what is in the zip, and what is kept with the course.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { pageModules } from './pageModule.mjs';

const [{ scormPackage }, progress, { timespan }] = await pageModules([
  'web/scorm/package.ts',
  'web/scorm/progress.ts',
  'web/scorm/platform.ts',
]);
const { NOTHING, withAnswer, toSuspendData, fromSuspendData, scoreOf, isComplete } = progress;

const page = '<html><head><title>x</title></head><body id="packed-script"></body></html>';
const options = { page, lesson: 'lookup', hash: '#/lookup?v=1&x=3,1', title: 'A & "B" <C>' };

test('the zip holds a manifest and the page, which knows what opens', () => {
  const files = unzipSync(scormPackage({ ...options, masteryScore: 60 }));
  assert.deepEqual(Object.keys(files), ['imsmanifest.xml', 'index.html']);
  const read = (name) => new TextDecoder().decode(files[name]);
  const manifest = read('imsmanifest.xml');
  assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
  assert.match(manifest, /<title>A &amp; &quot;B&quot; &lt;C&gt;<\/title>/);
  assert.match(manifest, /<adlcp:masteryscore>60<\/adlcp:masteryscore>/);
  assert.match(manifest, /adlcp:scormtype="sco" href="index.html"/);
  assert.match(
    read('index.html'),
    /<meta name="embedding-lab-scorm" content="#\/lookup\?v=1&amp;x=3,1" \/>\s*<\/head>/,
  );
  assert.doesNotMatch(
    new TextDecoder().decode(unzipSync(scormPackage(options))['imsmanifest.xml']),
    /masteryscore/,
  );
});

test('what is no page of the lab, and no score, is refused', () => {
  assert.throws(() => scormPackage({ ...options, page: '<p>' }), /not the lab as one file/);
  for (const masteryScore of [-1, 101, NaN]) {
    assert.throws(() => scormPackage({ ...options, masteryScore }), /expected 0 to 100/);
  }
});

test('the first answer at a gate counts, and all gates make the score', () => {
  let so = { ...NOTHING, gates: 3 };
  so = withAnswer(so, 0, false);
  so = withAnswer(so, 0, true);
  so = withAnswer(so, 2, true);
  assert.equal(scoreOf(so), 33);
  assert.equal(isComplete(so), false);
  assert.equal(isComplete(withAnswer(so, 1, true)), true);
  assert.equal(scoreOf(withAnswer(so, 1, true)), 67);
  assert.equal(scoreOf(NOTHING), null, 'a lesson without gates has no score');
  assert.equal(isComplete(NOTHING), true);
});

test('what is kept comes back, and never exceeds 4,096 characters', () => {
  const answers = fc.uniqueArray(fc.tuple(fc.nat(99), fc.boolean()), {
    selector: ([gate]) => gate,
  });
  const any = fc.record({
    answers: answers.map((pairs) => new Map(pairs)),
    gates: fc.constant(0),
    state: fc.string({ maxLength: 6000 }),
  });
  fc.assert(
    fc.property(any, fc.nat(50), (so, unanswered) => {
      const gates = Math.min(99, Math.max(-1, ...so.answers.keys()) + 1 + unanswered);
      const seen = [...so.answers].filter(([gate]) => gate < gates);
      const before = { ...so, answers: new Map(seen), gates };
      const text = toSuspendData(before);
      assert.ok(text.length <= 4096, `${text.length}`);
      const back = fromSuspendData(text);
      assert.deepEqual({ ...back, state: '' }, { ...before, state: '' });
      assert.ok(back.state === before.state || back.state === '');
    }),
  );
  const short = { ...NOTHING, state: 'v=1&x=3,1' };
  assert.equal(fromSuspendData(toSuspendData(short)).state, short.state);
});

test('what others wrote counts as nothing', () => {
  const strange = ['', 'x', '[]', 'null', '{"v":2}', '{"v":1,"gates":-1,"answers":[]}'];
  strange.push('{"v":1,"gates":1,"answers":[[0,1],[1,1]],"state":""}', ' '.repeat(4097));
  strange.push('{"v":1,"gates":1,"answers":[["a",1]]}', '{"v":1,"gates":1,"answers":[7]}');
  for (const text of strange) assert.deepEqual(fromSuspendData(text), NOTHING, text);
});

test('times are written as the standard asks', () => {
  assert.equal(timespan(0), '0000:00:00.00');
  assert.equal(timespan(61_230), '0000:01:01.23');
  assert.equal(timespan(59_999), '0000:01:00.00');
  assert.equal(timespan(3_600_000 * 123 + 5), '0123:00:00.01');
});
