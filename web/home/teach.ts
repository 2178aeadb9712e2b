// The page for those who teach with the lab: presets, ways to embed, the answers, hosting, what is
// stored, and the licences of data.

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../components/lightElement.ts';
import type { Engine } from '../engine/client.ts';
import { rich, t } from '../text/text.ts';
import './answerKey.ts';
import { PRESETS, type Preset } from './presets.ts';

const STORED = ['choices', 'data', 'site', 'predictions', 'sent'] as const;
const HOSTED = ['folder', 'origin', 'offline', 'file', 'policy'] as const;
const EMBEDDED = ['panel', 'books', 'scorm', 'locked'] as const;
const LICENCES = ['lab', 'movielens', 'world'] as const;

@customElement('lab-teach')
export class Teach extends LightElement {
  @property({ attribute: false }) engine!: Engine;

  protected override render(): TemplateResult {
    return html`
      <h1>${t('teach.title')}</h1>
      <p class="lead">${rich('teach.lead')}</p>

      <section class="section">
        <h2>${t('teach.presets.title')}</h2>
        <p class="prose">${rich('teach.presets.text')}</p>
        <ul class="presets">
          ${PRESETS.map((preset) => this.#preset(preset))}
        </ul>
      </section>

      <section class="section prose">
        <h2>${t('teach.embed.title')}</h2>
        ${EMBEDDED.map((part) => html`<p>${rich(`teach.embed.${part}`)}</p>`)}
      </section>

      <section class="section">
        <h2>${t('teach.key.title')}</h2>
        <p class="prose">${rich('teach.key.text')}</p>
        <answer-key .engine=${this.engine}></answer-key>
      </section>

      <section class="section prose">
        <h2>${t('teach.host.title')}</h2>
        ${HOSTED.map((part) => html`<p>${rich(`teach.host.${part}`)}</p>`)}
      </section>

      <section class="section prose">
        <h2>${t('teach.stored.title')}</h2>
        ${STORED.map((part) => html`<p>${rich(`teach.stored.${part}`)}</p>`)}
      </section>

      <section class="section prose">
        <h2>${t('teach.licence.title')}</h2>
        ${LICENCES.map((part) => html`<p>${rich(`teach.licence.${part}`)}</p>`)}
      </section>
    `;
  }

  #preset({ lesson, state }: Preset): TemplateResult {
    return html`<li>
      <a href="#/${lesson}?${state}">${t(`teach.preset.${lesson}`)}</a>
      <p>${rich(`teach.preset.${lesson}.how`)}</p>
    </li>`;
  }
}
