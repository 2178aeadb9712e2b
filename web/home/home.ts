// The first page: the claim, a small live lookup, and the lessons.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatState } from '../components/address.ts';
import '../components/inspector.ts';
import { LightElement } from '../components/lightElement.ts';
import type { Engine } from '../engine/client.ts';
import '../lessons/lookup/instrument.ts';
import { OPENING, schema } from '../lessons/lookup/state.ts';
import type { LessonName } from '../text/lessonNames.ts';
import { rich, t } from '../text/text.ts';

@customElement('lab-home')
export class Home extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  /** Names of the lessons, in order. */
  @property({ attribute: false }) lessons: readonly LessonName[] = [];
  @state() private row = OPENING.x[0] ?? 0;

  protected override render(): TemplateResult {
    const shown = { ...OPENING, x: [this.row] };
    return html`
      <h1>${t('home.title')}</h1>
      <p class="lead">${rich('home.lead')}</p>
      <lookup-instrument
        .engine=${this.engine}
        .state=${shown}
        @lookup=${(event: CustomEvent<number>) => {
          this.row = event.detail;
        }}
        .controls=${html`<a
          class="button next"
          href="#/lookup?${formatState(schema, shown).toString()}"
          >${t('home.more')}</a
        >`}
      ></lookup-instrument>
      <lab-inspector></lab-inspector>
      <p class="home-yours"><a href="#/explore?v=1&ratings=">${t('home.yours')}</a></p>

      <section class="section">
        <h2>${t('home.lessons')}</h2>
        <ol class="lessons">
          ${this.lessons.map(
            (lesson) =>
              html`<li>
                <a href="#/${lesson}">${t(`${lesson}.title`)}</a>
                <p>${t(`home.${lesson}.about`)}</p>
              </li>`,
          )}
        </ol>
        <p class="home-local">${t('home.local')}</p>
        <p><a href="#/teach">${t('home.teach')}</a></p>
      </section>
    `;
  }
}
