// Answers what a page asks about tables, in the worker; holds the runs that the page has opened.

import type { LabModule } from '../../wasm/lab.d.ts';
import { toSeed, toWhole } from './numbers.ts';
import { TabularTrainer, toCategories, type TabularProgress } from './tabular.ts';
import type {
  PassengerRun,
  Passengers,
  PassengerState,
  TablesAnswer,
  TablesRequest,
  WidthRule,
} from './tables.ts';

interface Run {
  trainer: TabularTrainer;
  people: PassengerRun['people'];
  progress: TabularProgress | null;
  /** For each table and row, the steps in which the row received gradient. */
  received: Int32Array[];
}

export class TableDesk {
  readonly #runs = new Map<number, Run>();

  /** Throws the core's error. */
  answer(module: LabModule, request: TablesRequest): TablesAnswer {
    switch (request.ask) {
      case 'categorify': {
        const [values, asked] = [request.values, request.asked];
        const place = 'categorify';
        return module.categorify(toCategories(place, values), toCategories(place, asked));
      }
      case 'widthRules':
        return request.rows.map((rows) => widthRule(module, rows));
      case 'cells': {
        const { categories, target } = passengers(module, request.passengers);
        const columns = Object.entries(categories).map(([name, values]) => ({ name, values }));
        return module.tableCells({ categories: columns, continuous: [], classes: target });
      }
      case 'agreement':
        return module.agreement(request.a, request.b);
      case 'open':
        return this.#open(module, request.run, request);
      case 'advance':
        return this.#advance(request.run);
      case 'close':
        this.#runs.get(request.run)?.trainer.dispose();
        this.#runs.delete(request.run);
        return null;
    }
  }

  #open(module: LabModule, number: number, asked: PassengerRun): PassengerState {
    const trainer = new TabularTrainer(module, passengers(module, asked.passengers), asked.config);
    const received = trainer.tables().map(({ shape }) => new Int32Array(shape[0]));
    const run: Run = { trainer, people: asked.people, progress: null, received };
    this.#runs.set(number, run);
    return stateOf(run);
  }

  /** Trains an epoch, a step at a time, to see which rows each step gives gradient to. */
  #advance(number: number): PassengerState {
    const run = this.#runs.get(number);
    if (!run) throw new TypeError(`[tabular] there is no run ${number}`);
    const { trainer, received } = run;
    const before = run.progress?.finishedEpochs.length ?? 0;
    do {
      const { step } = run.progress ?? { step: 0 };
      run.progress = trainer.step();
      if (run.progress.step === step) continue; // a part of a validation
      for (const [table, { gradRows }] of trainer.tables().entries()) {
        const counts = received[table] ?? new Int32Array();
        for (const row of gradRows?.rows ?? []) counts[row] = (counts[row] ?? 0) + 1;
      }
    } while (!isOver(run.progress) && run.progress.finishedEpochs.length === before);
    return stateOf(run);
  }
}

const isOver = ({ phase }: TabularProgress): boolean => phase === 'done' || phase === 'diverged';

/** The table with the columns asked for. */
function passengers(module: LabModule, { columns, hide }: Passengers) {
  const { categories, target } = module.titanic(false);
  const chosen: Record<string, string[]> = {};
  for (const name of columns) {
    const values = categories.find((column) => column.name === name)?.values;
    if (!values) throw new TypeError(`[titanic] there is no column "${name}"`);
    chosen[name] =
      hide?.column === name
        ? module.hideValues(values, hide.share, toSeed('hideValues', hide.seed))
        : values;
  }
  return { categories: chosen, target };
}

function widthRule(module: LabModule, rows: number): WidthRule {
  return { rows, ...module.embeddingWidthRule(toWhole('embSzRule', 'rows', rows)) };
}

function stateOf({ trainer, people, progress, received }: Run): PassengerState {
  return {
    phase: progress?.phase ?? 'training',
    step: progress?.step ?? 0,
    epoch: progress?.finishedEpochs.length ?? 0,
    message: progress?.message ?? null,
    score: trainer.evaluate('train'),
    cells: trainer.cells(),
    tables: trainer.tables(),
    received: received.map((counts) => counts.slice()),
    predictions: trainer.predict({ categories: people }),
    weights: trainer.weights(),
  };
}
