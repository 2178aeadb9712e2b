// The thread, answered: learners' questions, each with a short answer and the way to where it is
// seen; at the end a map of the whole lab.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import { lessonNames } from '../../text/lessonNames.ts';
import { rich, t } from '../../text/text.ts';
import { PLACES, THREADS, type Question, type Thread } from './questions.ts';

@customElement('lesson-thread')
export class ThreadLesson extends LessonElement<object> {
  protected readonly heading = { title: 'thread.title', lead: 'thread.lead' } as const;

  constructor() {
    super({});
  }

  protected content(): TemplateResult {
    return html`
      ${THREADS.map((thread) => this.#thread(thread))}
      <section class="section">
        <h2>${t('thread.map.title')}</h2>
        <p class="prose">${t('thread.map.text')}</p>
        <ol class="thread-map">
          ${lessonNames
            .filter((name) => name !== 'thread')
            .map(
              (name) =>
                html`<li>
                  <a href="#/${name}">${t(`${name}.title`)}</a>
                  <p>${t(`home.${name}.about`)}</p>
                </li>`,
            )}
        </ol>
      </section>
    `;
  }

  #thread({ title, code, questions }: Thread): TemplateResult {
    const lines = code.map((text) => ({ text }));
    return html`<section class="section thread-part">
      <h2>${t(title)}</h2>
      ${
        code.length === 0
          ? nothing
          : html`<lab-code
              ${control('code')}
              .listings=${[{ name: t('thread.code'), lines }]}
            ></lab-code>`
      }
      <dl class="thread-questions">${questions.map((question) => this.#question(question))}</dl>
    </section>`;
  }

  #question({ id, question, answer, to }: Question): TemplateResult {
    return html`<div class="thread-question" data-question=${id}>
      <dt>${rich(question)}</dt>
      <dd>
        <p>${rich(answer)}</p>
        <p class="thread-to">
          ${to.map((place) => html`<a class="button" href=${PLACES[place]}>${t(`thread.to.${place}`)}</a>`)}
        </p>
      </dd>
    </div>`;
  }
}
