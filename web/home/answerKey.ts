// The answers to the lessons' predictions, for those who teach. They are the gates' own: the same
// questions, asked of the same core, for the seeds with which the lessons open.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fold } from '../components/fold.ts';
import { fixed } from '../components/format.ts';
import type { GateTask } from '../components/gate.ts';
import { LightElement } from '../components/lightElement.ts';
import type { Engine } from '../engine/client.ts';
import { messageOf } from '../engine/errors.ts';
import { rowsTask as trainedRowsTask, sizeTask } from '../lessons/categories/predict.ts';
import { OPENING as CATEGORIES } from '../lessons/categories/state.ts';
import {
  inputsTask,
  PYTORCH_SAYS,
  receiversTask,
  runAsked as runCollab,
  tuplesTask,
} from '../lessons/collabnn/predict.ts';
import { OPENING as COLLABNN } from '../lessons/collabnn/state.ts';
import { thirdFilmTask } from '../lessons/dot/predict.ts';
import {
  numberTask,
  rowsTask as gradientRowsTask,
  runAsked as runGradient,
} from '../lessons/gradient/predict.ts';
import { OPENING as GRADIENT } from '../lessons/gradient/state.ts';
import { predictTask as lookupTask } from '../lessons/lookup/predict.ts';
import { OPENING as LOOKUP } from '../lessons/lookup/state.ts';
import { predictTasks as optimizerTasks } from '../lessons/optimizer/predict.ts';
import { OPENING as OPTIMIZER } from '../lessons/optimizer/state.ts';
import type { LessonName } from '../text/lessonNames.ts';
import { rich, t } from '../text/text.ts';

interface Answer {
  question: TemplateResult;
  /** null: it comes of a model that has to be trained first. */
  answer: string | null;
  why: TemplateResult;
}

async function answerTo(task: GateTask): Promise<Answer> {
  const { question } = task;
  if (task.kind === 'number') {
    const truth = await task.truth();
    return { question, answer: fixed(truth, task.digits), why: task.why(truth) };
  }
  const truth = await task.truth();
  const right = task.options.filter(({ number }) => truth.has(number));
  const names = right.map(({ number, name }) =>
    task.numbered === false ? name : `${number} ${name}`,
  );
  return { question, answer: names.join('; ') || t('teach.key.none'), why: task.why(truth) };
}

const answersTo = (tasks: readonly GateTask[]): Promise<Answer[]> =>
  Promise.all(tasks.map(answerTo));

/** The lessons with predictions, in their order. */
const KEY: Partial<Record<LessonName, (engine: Engine) => Promise<Answer[]>>> = {
  lookup: (engine) => answersTo([lookupTask(engine, LOOKUP.seed)]),
  dot: (engine) => answersTo([thirdFilmTask(engine)]),
  gradient: async (engine) => {
    const { seed } = GRADIENT;
    return answersTo([gradientRowsTask(engine, seed), numberTask(await runGradient(engine, seed))]);
  },
  optimizer: (engine) => answersTo(optimizerTasks(engine, OPTIMIZER.seed)),
  collabnn: async (engine) => {
    const { seed } = COLLABNN;
    const run = await runCollab(engine, seed);
    return answersTo([receiversTask(engine, seed), tuples(), inputsTask(run)]);
  },
  categories: (engine) => answersTo([sizeTask(engine), trainedRowsTask(engine, CATEGORIES.seed)]),
  train: () => Promise.resolve([later('train.gate')]),
  explore: () => Promise.resolve([later('explore.predict')]),
};

/** As the lesson has it: the words that PyTorch has for it follow. */
const tuples = (): GateTask => ({
  ...tuplesTask(),
  why: () => html`${rich('collabnn.tuples.why')} <code>${PYTORCH_SAYS}</code>`,
});

const later = (name: 'train.gate' | 'explore.predict'): Answer => ({
  question: rich(`${name}.question`),
  answer: null,
  why: rich(`${name}.why`),
});

@customElement('answer-key')
export class AnswerKey extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @state() private answers: Partial<Record<LessonName, readonly Answer[] | string>> = {};

  /** Asked once; a failure is said in its place. */
  async #ask(lesson: LessonName): Promise<void> {
    const ask = KEY[lesson];
    if (ask === undefined || this.answers[lesson] !== undefined) return;
    const answers = await ask(this.engine).catch(messageOf);
    this.answers = { ...this.answers, [lesson]: answers };
  }

  protected override render(): TemplateResult {
    return html`<div class="beats">
      ${(Object.keys(KEY) as LessonName[]).map((lesson) =>
        fold(t(`${lesson}.title`), this.#lesson(lesson), {
          onToggle: (open) => {
            if (open) void this.#ask(lesson);
          },
        }),
      )}
    </div>`;
  }

  #lesson(lesson: LessonName): TemplateResult {
    const answers = this.answers[lesson];
    return html`<div aria-live="polite" class="prose key-lesson" data-lesson=${lesson}>
      ${
        answers === undefined
          ? html`<p>${t('instrument.loading')}</p>`
          : typeof answers === 'string'
            ? html`<p class="message bad">${answers}</p>`
            : answers.map((one) => this.#answer(one))
      }
    </div>`;
  }

  #answer({ question, answer, why }: Answer): TemplateResult {
    return html`<div class="key-answer">
      <p class="key-question">${question}</p>
      ${
        answer === null
          ? html`<p class="key-later">${t('teach.key.later')}</p>`
          : html`<p><strong class="key-right">${answer}</strong></p>`
      }
      <p>${why}</p>
    </div>`;
  }
}
