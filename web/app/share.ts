// "Share or embed": the lesson in its present state as a link, and as what a page, a course book, a
// notebook or a course takes. Opened by `open()`; the site alone has it, lessons elsewhere lead here.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../components/codePanel.ts';
import type { CodeListing } from '../components/codePanel.ts';
import { control, controlsIn } from '../components/control.ts';
import { icon } from '../components/icons.ts';
import { LightElement } from '../components/lightElement.ts';
import { segmented } from '../components/segmented.ts';
import { THEMES, type Theme } from '../components/theme.ts';
import { CONTROLS, PLAIN_VIEW, type Control, type View } from '../components/view.ts';
import type { LessonName } from '../text/lessonNames.ts';
import { LANGUAGE_NAMES, LANGUAGES, rich, t, type Language } from '../text/text.ts';
import { isWholeSite } from './place.ts';
import './scormDownload.ts';
import {
  frameAddress,
  isEmbedded,
  linkTo,
  PLACES,
  snippetsFor,
  type Place,
  type Shared,
} from './snippets.ts';

/** Parts of the site that lie around a lesson: only a link shows them. */
const AROUND: readonly Control[] = ['nav', 'share'];

type Fate = 'shown' | 'locked' | 'hidden';

/** What is shared: a lesson's element, and how its page is shown. */
export interface ShareSource {
  name: LessonName;
  lesson: Element & { readonly address: URLSearchParams };
  view: View;
}

@customElement('lab-share')
export class Share extends LightElement {
  @state() private source: ShareSource | null = null;
  @state() private place: Place = 'link';
  /** What was chosen, whether or not it means something in the present place. */
  @state() private chosen: View = PLAIN_VIEW;
  @state() private previewing = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('iframe') private readonly frame!: HTMLIFrameElement | null;
  #framed = '';

  /** Shows the panel; closing it gives the focus back. */
  async open(source: ShareSource): Promise<void> {
    this.source = source;
    this.chosen = source.view;
    await this.updateComplete;
    this.dialog.showModal();
  }

  /** A frame that follows the choices leaves no trail in the history of the page. */
  protected override updated(): void {
    const address = this.frame === null || this.source === null ? '' : frameAddress(this.#shared);
    if (address === this.#framed) return;
    this.#framed = address;
    if (address !== '') this.frame?.contentWindow?.location.replace(address);
  }

  get #shared(): Shared {
    const { name, lesson } = this.source as ShareSource;
    return {
      page: location.href.replace(/[?#].*$/, ''),
      lesson: name,
      title: `${t('shell.brand')}: ${t(`${name}.title`)}`,
      query: lesson.address,
      view: this.#view,
    };
  }

  get #view(): View {
    if (!isEmbedded(this.place)) return this.chosen;
    const within = (names: readonly Control[]) => names.filter((name) => !AROUND.includes(name));
    return { ...this.chosen, hide: within(this.chosen.hide), lock: within(this.chosen.lock) };
  }

  #choose(change: Partial<View>): void {
    this.chosen = { ...this.chosen, ...change };
  }

  #decide(name: Control, fate: Fate): void {
    const { hide, lock } = this.chosen;
    const decided = (names: readonly Control[], isIn: boolean) =>
      CONTROLS.filter((one) => (one === name ? isIn : names.includes(one)));
    this.#choose({
      hide: decided(hide, fate === 'hidden'),
      lock: decided(lock, fate === 'locked'),
    });
  }

  #onClose(): void {
    this.source = null;
    this.previewing = false;
  }

  /** The dialog's own box is its backdrop, too: a click beside the content closes. */
  #onClick(event: Event): void {
    if (event.target === this.dialog) this.dialog.close();
  }

  protected override render(): TemplateResult {
    return html`<dialog
      class="share"
      aria-labelledby="share-title"
      @close=${() => this.#onClose()}
      @click=${(event: Event) => this.#onClick(event)}
    >
      ${this.source === null ? nothing : this.#content()}
    </dialog>`;
  }

  #content(): TemplateResult {
    const isFile = location.protocol === 'file:';
    const alone = t(isFile ? 'share.file' : 'share.oneFile');
    return html`<div class="share-body">
      <div class="share-head">
        <h2 id="share-title">${t('share.title')}</h2>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label=${t('share.close')}
          @click=${() => this.dialog.close()}
        >
          ${icon('cross')}
        </button>
      </div>
      <p class="share-text">${t('share.lead')}</p>
      ${isFile || !isWholeSite ? html`<p class="message">${alone}</p>` : this.#places()}
      ${this.#snippet()} ${this.#options()}
      ${isEmbedded(this.place) ? this.#preview() : this.#openLink()}
    </div>`;
  }

  #places(): TemplateResult {
    const isLocal = /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);
    return html`${segmented<Place>({
      label: t('share.place'),
      name: 'share-place',
      control: 'share',
      options: PLACES.map((value) => ({ value, text: t(`share.place.${value}`) })),
      value: this.place,
      onChange: (place) => {
        this.place = place;
        this.previewing &&= isEmbedded(place);
      },
    })}
    ${isLocal ? html`<p class="message">${t('share.local')}</p>` : nothing}`;
  }

  #snippet(): TemplateResult {
    const listings = snippetsFor(this.place, this.#shared).map(({ name, text }): CodeListing => ({
      name,
      lines: text.split('\n').map((line) => ({ text: line })),
    }));
    return html`<p class="share-text">${rich(`share.about.${this.place}`)}</p>
      <lab-code .listings=${listings}></lab-code>
      ${
        this.place === 'course'
          ? html`<lab-scorm-download .shared=${this.#shared}></lab-scorm-download>`
          : nothing
      }`;
  }

  #options(): TemplateResult {
    const ofTheReader = { value: '', text: t('share.reader') } as const;
    return html`<fieldset class="control" role="none" ${control('share')}>
      <div class="share-options">
        ${segmented<Theme | ''>({
          label: t('share.theme'),
          name: 'share-theme',
          control: 'share',
          options: [
            ofTheReader,
            ...THEMES.filter((theme) => theme !== 'auto').map((value) => ({
              value,
              text: t(`share.theme.${value}`),
            })),
          ],
          value: this.chosen.theme ?? '',
          onChange: (theme) => this.#choose({ theme: theme || null }),
        })}
        ${segmented<Language | ''>({
          label: t('share.lang'),
          name: 'share-lang',
          control: 'share',
          options: [
            ofTheReader,
            ...LANGUAGES.map((value) => ({
              value,
              text: html`<span lang=${value}>${LANGUAGE_NAMES[value]}</span>`,
            })),
          ],
          value: this.chosen.lang ?? '',
          onChange: (lang) => this.#choose({ lang: lang || null }),
        })}
        ${segmented<'' | 'larger'>({
          label: t('share.size'),
          name: 'share-size',
          control: 'share',
          options: [ofTheReader, { value: 'larger', text: t('share.size.larger') }],
          value: this.chosen.projector ? 'larger' : '',
          onChange: (size) => this.#choose({ projector: size === 'larger' || null }),
        })}
        <details class="share-fold share-parts">
          <summary>${t('share.parts')}</summary>
          <p class="share-text">${t('share.parts.text')}</p>
          <div class="share-fates">${this.#fates()}</div>
        </details>
      </div>
    </fieldset>`;
  }

  /** The parts that this lesson has, each with what can be done to it. */
  #fates(): TemplateResult[] {
    const { hideable, lockable } = controlsIn((this.source as ShareSource).lesson);
    const { hide, lock } = this.chosen;
    const around = isEmbedded(this.place) ? [] : AROUND;
    return [...hideable, ...around].map((name) => {
      const fate = hide.includes(name) ? 'hidden' : lock.includes(name) ? 'locked' : 'shown';
      const fates: Fate[] = [
        'shown',
        ...(lockable.includes(name) ? (['locked'] as const) : []),
        'hidden',
      ];
      return html`<label>
        <span>${t(`share.part.${name}`)}</span>
        <select
          @change=${(event: Event) => {
            const { selectedIndex } = event.target as HTMLSelectElement;
            this.#decide(name, fates[selectedIndex] ?? 'shown');
          }}
        >
          ${fates.map((one) => html`<option ?selected=${one === fate}>${t(`share.${one}`)}</option>`)}
        </select>
      </label>`;
    });
  }

  #openLink(): TemplateResult {
    return html`<p class="share-text">
      <a href=${linkTo(this.#shared)} target="_blank" rel="noopener">${t('share.open')}</a>
    </p>`;
  }

  /** Nothing is loaded before somebody wants to see it. */
  #preview(): TemplateResult {
    return html`<details
      class="share-fold share-preview"
      ?open=${this.previewing}
      @toggle=${(event: Event) => {
        this.previewing = (event.currentTarget as HTMLDetailsElement).open;
      }}
    >
      <summary>${t('share.preview')}</summary>
      ${this.previewing ? html`<iframe title=${this.#shared.title}></iframe>` : nothing}
    </details>`;
  }
}
