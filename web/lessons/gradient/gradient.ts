// Where does the gradient go? DotProductBias on a few ratings, one node of the tape at a time.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { beats } from '../../components/beat.ts';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import '../../components/gate.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import type { Sample } from '../../components/samples.ts';
import { seedControls } from '../../components/seed.ts';
import '../../components/transport.ts';
import { rich, t } from '../../text/text.ts';
import { answerView } from './beatView.ts';
import { BEATS } from './beats.ts';
import { captionText } from './captions.ts';
import { listings } from './code.ts';
import './instrument.ts';
import type { GradientRun } from './model.ts';
import { numberTask, rowsTask, runAsked } from './predict.ts';
import './rulesView.ts';
import { fit, OPENING, PRESETS, schema, type GradientState, type Rule } from './state.ts';
import { placeOf, stepsOf } from './steps.ts';

@customElement('lesson-gradient')
export class GradientLesson extends LessonElement<GradientState> {
  protected readonly heading = { title: 'gradient.title', lead: 'gradient.lead' } as const;
  @state() private run: GradientRun | null = null;
  /** The run of the batch that the predictions are about. */
  @state() private asked: GradientRun | null = null;
  #askedFor: number | null = null;

  constructor() {
    super(schema, fit);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { seed } = this.shown;
    if (this.#askedFor === seed) return;
    this.#askedFor = seed;
    const keep = (run: GradientRun | null): void => {
      if (this.#askedFor === seed) this.asked = run;
    };
    // Why nothing comes, the instrument says.
    void runAsked(this.engine, seed).then(keep, () => keep(null));
  }

  /** Another batch has other steps: stay at the one that looks like this one. */
  #showSamples(samples: readonly Sample[]): void {
    const now = stepsOf(this.shown.samples.length)[this.shown.step] ?? { kind: 'end' };
    this.show({ samples, step: placeOf(stepsOf(samples.length), now) });
  }

  #change({ samples, ...others }: Partial<GradientState>): void {
    if (samples !== undefined) this.#showSamples(samples);
    else this.show(others);
  }

  #toRules(): void {
    const section = this.querySelector<HTMLElement>('.gradient-rules-section');
    section?.scrollIntoView({ block: 'start' });
    section?.querySelector<HTMLElement>('input:checked')?.focus({ preventScroll: true });
  }

  protected content(): TemplateResult {
    const { shown, engine, run } = this;
    return html`
      <gradient-instrument
        .engine=${engine}
        .state=${shown}
        .controls=${this.#transport()}
        @edit=${(event: CustomEvent<Partial<GradientState>>) => this.#change(event.detail)}
        @go=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
        @wrong=${() => this.#toRules()}
        @run=${(event: CustomEvent<GradientRun>) => {
          this.run = event.detail;
        }}
      ></gradient-instrument>

      <section class="section" ${control('predictions')}>
        <h2>${t('gradient.predict.title')}</h2>
        <lab-gate .task=${rowsTask(engine, shown.seed)} topic=${shown.seed}></lab-gate>
        ${
          this.asked === null
            ? nothing
            : html`<lab-gate
                class="gradient-number-gate"
                .task=${numberTask(this.asked)}
                topic=${shown.seed}
              ></lab-gate>`
        }
      </section>

      <section class="section gradient-rules-section">
        <h2>${t('gradient.wrong.title')}</h2>
        <gradient-rules
          .engine=${engine}
          .run=${run}
          .rule=${shown.rule}
          @rule=${(event: CustomEvent<Rule>) => this.show({ rule: event.detail })}
          @duplicates=${() => this.#showSamples(PRESETS.filmTwice)}
        ></gradient-rules>
      </section>

      <section class="section" ${control('code')}>
        <h2>${t('gradient.code.title')}</h2>
        <p class="prose">${rich('gradient.code.text')}</p>
        ${run === null ? nothing : html`<lab-code .listings=${listings(run)}></lab-code>`}
      </section>

      <section class="section" ${control('beats')}>
        <h2>${t('gradient.beats.title')}</h2>
        ${beats(BEATS, answerView, engine, shown.seed)}
      </section>

      <section class="section prose">
        <h2>${t('gradient.asked.title')}</h2>
        <p>${rich('gradient.asked.answer')}</p>
      </section>
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
        ? 'gradient.play.forward'
        : step < end
          ? 'gradient.play.backward'
          : step === end
            ? 'gradient.play.update'
            : 'gradient.play.again';
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
