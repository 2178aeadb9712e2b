// The first page: the claim, a small live lookup, and the lessons.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../components/lightElement.ts';
import type { Engine } from '../engine/client.ts';
import '../lessons/lookup/instrument.ts';
import { formatState, OPENING } from '../lessons/lookup/state.ts';
import { rich, t } from '../text/text.ts';

@customElement('lab-home')
export class Home extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @state() private row = OPENING.indices[0] ?? 0;

  protected override render(): TemplateResult {
    const shown = { ...OPENING, indices: [this.row] };
    return html`
      <h1>${t('home.title')}</h1>
      <p class="lead">${rich('home.lead')}</p>
      <lookup-instrument
        .engine=${this.engine}
        .state=${shown}
        @lookup=${(event: CustomEvent<number>) => {
          this.row = event.detail;
        }}
        .controls=${html`<a class="button next" href="#/lookup?${formatState(shown).toString()}"
          >${t('home.more')}</a
        >`}
      ></lookup-instrument>

      <section class="section">
        <h2>${t('home.lessons')}</h2>
        <ol class="lessons">
          ${(['lookup', 'train'] as const).map(
            (lesson) =>
              html`<li>
                <a href="#/${lesson}">${t(`${lesson}.title`)}</a>
                <p>${t(`home.${lesson}.about`)}</p>
              </li>`,
          )}
        </ol>
        <p class="home-local">${t('home.local')}</p>
      </section>
    `;
  }
}
