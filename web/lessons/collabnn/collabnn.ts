// But inputs don't change: how does it learn? CollabNN from two integers to the loss, and back into
// the rows that they named.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { beats } from '../../components/beat.ts';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import '../../components/gate.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import { outcomes } from '../../components/outcomes.ts';
import type { Sample } from '../../components/samples.ts';
import { seedControls } from '../../components/seed.ts';
import '../../components/transport.ts';
import { rich, t } from '../../text/text.ts';
import { BEATS } from './beats.ts';
import { captionText } from './captions.ts';
import { listings } from './code.ts';
import './instrument.ts';
import type { CollabRun } from './model.ts';
import { inputsTask, PYTORCH_SAYS, receiversTask, tuplesTask } from './predict.ts';
import { GRAD_RANGE, VALUE_RANGE } from './shared.ts';
import { fit, OPENING, schema, type CollabState } from './state.ts';
import { placeOf, stepsOf } from './steps.ts';
import './switchView.ts';
import './twinView.ts';

@customElement('lesson-collabnn')
export class CollabLesson extends LessonElement<CollabState> {
  protected readonly heading = { title: 'collabnn.title', lead: 'collabnn.lead' } as const;
  @state() private run: CollabRun | null = null;
  /** Whether the sum of the two tuples was revealed: what PyTorch says to it would give it away. */
  @state() private summed = false;

  constructor() {
    super(schema, fit);
  }

  /** Another batch has other steps: stay at the one that looks like this one. */
  #showSamples(samples: readonly Sample[]): void {
    const now = stepsOf(this.shown.samples.length)[this.shown.step] ?? { kind: 'end' };
    this.show({ samples, step: placeOf(stepsOf(samples.length), now) });
  }

  #change({ samples, ...others }: Partial<CollabState>): void {
    if (samples !== undefined) this.#showSamples(samples);
    else this.show(others);
  }

  protected content(): TemplateResult {
    const { shown, engine, run } = this;
    const onEdit = (event: CustomEvent<Partial<CollabState>>): void => this.#change(event.detail);
    return html`
      <collabnn-instrument
        .engine=${engine}
        .state=${shown}
        .controls=${this.#transport()}
        @edit=${onEdit}
        @go=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
        @run=${(event: CustomEvent<CollabRun>) => {
          this.run = event.detail;
        }}
      ></collabnn-instrument>

      <section class="section" ${control('predictions')}>
        <h2>${t('collabnn.predict.title')}</h2>
        <lab-gate .task=${receiversTask(engine, shown.seed)} topic=${shown.seed}></lab-gate>
      </section>

      <section class="section">
        <h2>${t('collabnn.switch.title')}</h2>
        <p class="prose">${rich('collabnn.switch.text')}</p>
        <collabnn-switch .engine=${engine} .state=${shown} @edit=${onEdit}></collabnn-switch>
      </section>

      <section class="section">
        <h2>${t('collabnn.twin.title')}</h2>
        <p class="prose">${rich('collabnn.twin.text')}</p>
        <collabnn-twin .engine=${engine} .state=${shown} @edit=${onEdit}></collabnn-twin>
      </section>

      <section class="section">
        <h2>${t('collabnn.tuples.title')}</h2>
        ${this.#exercise(run)}
      </section>

      <section class="section" ${control('code')}>
        <h2>${t('collabnn.code.title')}</h2>
        <p class="prose">${rich('collabnn.code.text')}</p>
        ${
          run === null
            ? nothing
            : html`<lab-code .listings=${listings(run, run.updated.optimizer)}></lab-code>`
        }
      </section>

      <section class="section" ${control('beats')}>
        <h2>${t('collabnn.beats.title')}</h2>
        ${beats(BEATS, drawOutcomes, engine, shown.seed)}
      </section>

      <section class="section prose">
        <h2>${t('collabnn.asked.title')}</h2>
        <p>${rich('collabnn.asked.answer')}</p>
      </section>
    `;
  }

  /** The slip: what the sum makes, what PyTorch says to it, what was meant. */
  #exercise(run: CollabRun | null): TemplateResult {
    return html`
      <p class="prose">${rich('collabnn.tuples.text')}</p>
      <pre class="tuples-code" tabindex="0"><code>user_sz, film_sz = (5, 3), (6, 4)
self.linear1 = nn.Linear(user_sz + film_sz, n_act)</code></pre>
      <lab-gate
        class="tuples-sum"
        .task=${tuplesTask()}
        @answer=${() => {
          this.summed = true;
        }}
      ></lab-gate>
      ${this.summed ? this.#answered(run) : nothing}
    `;
  }

  #answered(run: CollabRun | null): TemplateResult {
    return html`
      <figure class="tuples-says" data-cited>
        <blockquote><code>${PYTORCH_SAYS}</code></blockquote>
        <figcaption>${rich('collabnn.tuples.says')} <cite>PyTorch 1.13</cite></figcaption>
      </figure>
      ${run === null ? nothing : html`<lab-gate .task=${inputsTask(run)}></lab-gate>`}
    `;
  }

  #transport(): TemplateResult {
    const { step, seed, samples } = this.shown;
    const steps = stepsOf(samples.length);
    const now = steps[step] ?? { kind: 'start' };
    const backwardFrom = placeOf(steps, { kind: 'seed' });
    const end = placeOf(steps, { kind: 'end' });
    const action =
      step < backwardFrom - 1
        ? 'collabnn.play.forward'
        : step < end
          ? 'collabnn.play.backward'
          : step === end
            ? 'collabnn.play.update'
            : 'collabnn.play.again';
    return html`<lab-transport
      .step=${step}
      .last=${steps.length - 1}
      .action=${t(action)}
      .caption=${captionText(now, this.shown)}
      .extra=${seedControls(seed, {
        again: () => this.show({ ...OPENING, seed }),
        fresh: (fresh) => this.show({ seed: fresh }),
      })}
      @step=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
    ></lab-transport>`;
  }
}

const drawOutcomes = (lines: Parameters<typeof outcomes>[0]): TemplateResult =>
  outcomes(lines, { values: VALUE_RANGE, gradients: GRAD_RANGE });
