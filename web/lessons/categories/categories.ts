// Why (3, 3) for two sexes? A vocabulary and a rule of thumb, and a tabular model that uses both.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { beats } from '../../components/beat.ts';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import { counterTable } from '../../components/counterTable.ts';
import '../../components/gate.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import { seedControls } from '../../components/seed.ts';
import '../../components/transport.ts';
import { rich, t } from '../../text/text.ts';
import { BEATS } from './beats.ts';
import { listings } from './code.ts';
import './column.ts';
import type { TrainingRun } from './model.ts';
import { rowsTask, sizeTask } from './predict.ts';
import { EPOCHS, schema, type CategoriesState } from './state.ts';
import './training.ts';

@customElement('lesson-categories')
export class CategoriesLesson extends LessonElement<CategoriesState> {
  protected readonly heading = { title: 'categories.title', lead: 'categories.lead' } as const;
  @state() private run: TrainingRun | null = null;

  constructor() {
    super(schema);
  }

  protected content(): TemplateResult {
    const { shown, engine } = this;
    const onEdit = (event: CustomEvent<Partial<CategoriesState>>) => this.show(event.detail);
    return html`
      <categories-column .engine=${engine} .state=${shown} @edit=${onEdit}></categories-column>

      <section class="section" ${control('predictions')}>
        <h2>${t('categories.predict.title')}</h2>
        <p class="prose">${rich('categories.predict.text')}</p>
        <div class="gates"><lab-gate .task=${sizeTask(engine)}></lab-gate></div>
      </section>

      <section class="section">
        <h2>${t('categories.train.title')}</h2>
        <p class="prose">${rich('categories.train.text')}</p>
        <categories-training
          .engine=${engine}
          .state=${shown}
          .controls=${this.#transport()}
          @edit=${onEdit}
          @run=${(event: CustomEvent<TrainingRun>) => {
            this.run = event.detail;
          }}
        ></categories-training>
        <p class="prose after-instrument">${rich('categories.train.why')}</p>
      </section>

      <section class="section" ${control('predictions')}>
        <h2>${t('categories.predict.rowsTitle')}</h2>
        <div class="gates">
          <lab-gate .task=${rowsTask(engine, shown.seed)} .topic=${String(shown.seed)}></lab-gate>
        </div>
        <p class="prose after-instrument">${rich('categories.hideText')}</p>
      </section>

      <section class="section" ${control('beats')}>
        <h2>${t('categories.beats.title')}</h2>
        <p class="prose">${rich('categories.beats.text')}</p>
        ${beats(BEATS, counterTable, engine, shown.seed)}
      </section>

      <section class="section" ${control('code')}>
        <h2>${t('categories.code.title')}</h2>
        <p class="prose">${rich('categories.code.text')}</p>
        ${
          this.run === null
            ? nothing
            : html`<lab-code
                .listings=${listings(this.run, shown)}
                .step=${shown.epoch}
                @step=${(event: CustomEvent<number>) => this.show({ epoch: event.detail })}
              ></lab-code>`
        }
      </section>

      <section class="section prose">
        <h2>${t('categories.asked.title')}</h2>
        <p>${rich('categories.asked.answer')}</p>
      </section>
    `;
  }

  #transport(): TemplateResult {
    const { epoch, seed } = this.shown;
    return html`<lab-transport
      .step=${epoch}
      .last=${EPOCHS}
      .action=${t(epoch < EPOCHS ? 'categories.play.train' : 'categories.play.again')}
      .caption=${t('categories.caption', { epoch, epochs: EPOCHS })}
      .extra=${seedControls(seed, {
        again: () => this.show({ epoch: 0 }),
        fresh: (fresh) => this.show({ seed: fresh }),
      })}
      @step=${(event: CustomEvent<number>) => this.show({ epoch: event.detail })}
    ></lab-transport>`;
  }
}
