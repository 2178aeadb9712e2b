// How each kind of hostile input is tried, and what is written down of what became of it: "refused"
// with the message, or "taken" with what it was taken for.

import { createLab } from 'embedding-lab';
import { traceFromJson } from '../../lib/engine/traceJson.js';
import { TrainSession } from '../../lib/engine/trainSession.js';
import { startEngine } from '../../lib/engine/browser.js';
import { completeConfig } from '../../lib/engine/training.js';
import { coded } from '../node/addressCodecs.mjs';
import { MemoryShelf } from '../node/memoryShelf.mjs';
import { pageModules } from '../node/pageModule.mjs';
import { ThreadWorker } from '../node/threadWorker.mjs';
import { bytes, good, model } from './corpus/build.mjs';

const lab = await createLab();
const codecs = await coded();
const [{ parseMessage }, progress, paste] = await pageModules([
  'web/embed/messages.ts',
  'web/scorm/progress.ts',
  'web/lessons/dot/paste.ts',
]);

const taken = (what) => ({ taken: what });
const refused = (message) => ({ refused: message });

/** What `work` answers, or the error that says what is wrong with the input; others pass through. */
function attempt(work) {
  try {
    return work();
  } catch (error) {
    return refused(`${error.name}: ${error.message}`);
  }
}

const shortened = (text) => (text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text);

/** Files that somebody drops: what the loader saw of them, after a step of training. */
export function dropped({ files, columns = {}, trainer: options = {} }) {
  const trainer = lab.trainer({ batchSize: 1, factors: 2, ...options });
  try {
    return attempt(() => {
      const info = trainer.load({ kind: 'files', files }, columns);
      trainer.step();
      const { ratings, users, items, titles, remarks } = info;
      const shown = trainer
        .items()
        .slice(0, 2)
        .map(({ id, title }) => shortened(title ?? id));
      const counts = `${ratings} ratings, ${users} users, ${items} items, ${titles} titles`;
      return taken(`${counts}: ${JSON.stringify(shown)}; ${remarks.map(shortened).join(' ')}`);
    });
  } finally {
    trainer.dispose();
  }
}

/** Weights of another place: what is learnt of them. */
export function opened(content) {
  return attempt(() => {
    const recommender = lab.recommender({ name: 'model.safetensors', bytes: content });
    try {
      const user = recommender.newUser();
      const rated = recommender.items.slice(0, 1).map(({ id }) => ({ item: id, rating: 4 }));
      user.fit(rated);
      const [first] = user.recommend(1);
      user.dispose();
      const names = recommender.items.map(({ id, title }) => `${id} ${title}`);
      return taken(
        `${names.length} items: ${names.join(', ')}; recommends ${first?.item.id ?? 'nothing'}`,
      );
    } finally {
      recommender.dispose();
    }
  });
}

export const goodModel = model();

/** Two runs on the same data: the bytes of one are not for the other. */
function started(seed) {
  const trainer = lab.trainer({ batchSize: 1, factors: 2, epochs: 2, seed });
  trainer.load({ name: 'a.csv', bytes: bytes(`${good}1,b,2\n2,a,5\n3,a,1\n`) });
  trainer.step();
  return trainer;
}

export function restored(make) {
  const [run, other] = [started(1), started(2)];
  const before = run.weightsSha256();
  try {
    return attempt(() => {
      try {
        run.restore(make(run.snapshot(), other.snapshot()));
      } catch (error) {
        if (run.weightsSha256() !== before)
          throw new Error('refused, and changed', { cause: error });
        throw error;
      }
      const { step } = run.step();
      return taken(`goes on at step ${step}`);
    });
  } finally {
    run.dispose();
    other.dispose();
  }
}

/** What the page makes of an address: every sentence that it says, and the address that it writes. */
export function addressed(hash) {
  const found = codecs.open(hash);
  if (found === null) {
    const route = codecs.router.parseHash(hash);
    return route === null ? refused('no such page') : taken(`the page “${route.name}”`);
  }
  const { refused: reasons, canonical } = found;
  return reasons.length === 0 ? taken(canonical) : refused(`${reasons.join(' ')} → ${canonical}`);
}

export function posted(data) {
  const read = parseMessage(data);
  if (read === null) return refused('silence');
  if ('error' in read) return refused(read.error);
  return taken(shortened(JSON.stringify(read.call)));
}

export function resumed(text) {
  const read = progress.fromSuspendData(text);
  if (read === progress.NOTHING) return refused('counts as nothing');
  const { answers, gates, state } = read;
  const score = progress.scoreOf(read);
  return taken(
    `${answers.size} of ${gates} gates, score ${score}, state ${JSON.stringify(shortened(state))}`,
  );
}

export const traced = (json) =>
  attempt(() => taken(`a trace of ${traceFromJson(json).nodes.length} nodes`));

export function laid(text) {
  const read = paste.readBlock(text);
  if ('problem' in read) return refused(read.problem);
  const room = { users: 5, films: 6, bias: false };
  const laidOver = paste.layOver(read.values, { side: 'user', row: 0, col: 0 }, room, 0);
  return 'problem' in laidOver
    ? refused(laidOver.problem)
    : taken(`${laidOver.edits.length} numbers`);
}

/** What an earlier page kept, changed by `change`: what the next page takes up. */
export async function kept(change) {
  const engines = [];
  const open = (shelf) => {
    engines.push(startEngine(() => new ThreadWorker()));
    return new TrainSession(engines.at(-1), async () => shelf);
  };
  try {
    const shelf = new MemoryShelf();
    const before = open(shelf);
    const source = { kind: 'files', files: [{ name: 'a.csv', bytes: bytes(good) }] };
    await before.load(source, 'a.csv');
    await before.start(completeConfig({ epochs: 1, factors: 2, batchSize: 1 }));
    await before.keeping.settled();
    change(shelf.values);

    const session = open(shelf);
    await session.open('the world');
    // Whatever was kept, one can go on.
    await session.start(completeConfig({ epochs: 1, factors: 2, batchSize: 1 }));
    if (session.current?.status !== 'done') throw new Error(`cannot go on: ${session.startError}`);
    await session.keeping.settled();
    const runs = session.runs
      .slice(0, -1)
      .map(({ id, name, status }) => `${id} ${status} ${JSON.stringify(name)}`);
    const problem = session.keeping.problem === null ? '' : `, ${session.keeping.problem}`;
    return taken(`${session.data.ratings} ratings, runs: ${runs.join(', ') || 'none'}${problem}`);
  } finally {
    for (const engine of engines) engine.close();
  }
}
