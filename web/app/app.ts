// The page around the lessons: header, routes, theme, language.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { saveChoice } from '../components/choice.ts';
import { control } from '../components/control.ts';
import { icon } from '../components/icons.ts';
import { applyLanguage, savedLanguage } from '../components/language.ts';
import { LightElement } from '../components/lightElement.ts';
import { applyProjector, savedProjector, saveProjector } from '../components/projector.ts';
import { applyTheme, savedTheme, THEMES, type Theme } from '../components/theme.ts';
import type { Engine } from '../engine/client.ts';
import { hasWebAssembly } from '../engine/noCore.ts';
import { Program } from '../engine/program.ts';
import type { DatasetInfo } from '../engine/training.ts';
import { sessionOf } from '../engine/trainSession.ts';
import '../home/home.ts';
import { lessonNames } from '../text/lessonNames.ts';
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES, t, type Language } from '../text/text.ts';
import { loadFaces } from './faces.ts';
import { LeftLessons } from './leftLessons.ts';
import { lessons, loadLessons } from './lessons.ts';
import { isKept, keepOffline } from './offline.ts';
import { parseHash, rememberState, type Route } from './router.ts';
import './share.ts';
import type { Share, ShareSource } from './share.ts';
import { countRequests } from './traffic.ts';
import { turn } from './turn.ts';

@customElement('lab-app')
export class App extends LightElement {
  @property({ attribute: false }) engine: Engine | null = null;
  @state() private route: Route | null = null;
  /** null until its texts are there: nothing is drawn before. */
  @state() private language: Language | null = null;
  @state() private theme: Theme = savedTheme();
  @state() private projector = savedProjector();
  @state() private requests = 0;
  /** What happened that nobody asked for. */
  @state() private notice = '';
  /** Reloads the page with a newer version, where there is one. */
  @state() private takeNewer: (() => void) | null = null;
  readonly #left = new LeftLessons();
  @query('main') private readonly main!: HTMLElement;
  @query('lab-share') private readonly sharePanel!: Share;
  #stopCounting = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
    void this.#readAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
    this.#stopCounting();
  }

  protected override updated(): void {
    this.#showInNav();
  }

  /** On a narrow screen the strip of lessons scrolls: the one on show stays in it. */
  #showInNav(): void {
    const nav = this.querySelector('.site-nav');
    const current = nav?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!nav || !current) return;
    const { left, right } = current.getBoundingClientRect();
    const view = nav.getBoundingClientRect();
    if (left < view.left || right > view.right) nav.scrollLeft += left - view.left - 24;
  }

  /**
   * What the page can do without until the core has answered: its faces, the other lessons, and
   * itself for later visits. What it asks of the network after that is counted.
   */
  async #bringTheRest(engine: Engine): Promise<void> {
    const faces = isKept() ? loadFaces() : null;
    await engine.run(new Program()).catch(() => null);
    await Promise.allSettled([faces ?? loadFaces(), loadLessons()]);
    this.#stopCounting = countRequests((count) => {
      this.requests = count;
    });
    await keepOffline((take) => {
      this.takeNewer = take;
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('engine') || this.engine === null) return;
    this.engine.onRestart = (message) => {
      this.notice = t('shell.restarted', { message });
    };
    void this.#bringTheRest(this.engine);
  }

  /** What the session has loaded. */
  get #data(): DatasetInfo | null {
    return this.engine === null ? null : sessionOf(this.engine).data;
  }

  /** A plain press of a link to a lesson leads to how that was left. */
  #onPress(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>('a[data-lesson]');
    const lesson = lessonNames.find((name) => name === link?.dataset.lesson);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (lesson === undefined || elsewhere) return;
    event.preventDefault();
    location.hash = this.#left.addressOf(lesson, this.route?.name ?? '', this.#data);
  }

  readonly #onHash = ({ oldURL }: HashChangeEvent): void => {
    const before = this.route?.name;
    this.#left.leave(oldURL, this.#data);
    void this.#readAddress().then(async () => {
      if (this.route?.name === before) return;
      scrollTo(0, 0);
      await this.updateComplete;
      this.main.focus({ preventScroll: true });
    });
  };

  /** What an address asks in vain is said in the language that it asks for: that one is first. */
  async #readAddress(): Promise<void> {
    const failure = await applyLanguage(parseHash(location.hash)?.view.lang ?? savedLanguage());
    if (failure !== '') this.notice = failure;
    this.route = parseHash(location.hash);
    this.language = currentLanguage();
    this.#applyView();
    this.#nameDocument();
  }

  #nameDocument(): void {
    const name = this.route?.name;
    const brand = t('shell.brand');
    document.title = name ? `${t(`${name}.title`)} · ${brand}` : brand;
  }

  /** What the address says counts before what was chosen, and is not remembered. */
  #applyView(): void {
    const view = this.route?.view;
    this.theme = view?.theme ?? savedTheme();
    this.projector = view?.projector ?? savedProjector();
    applyTheme(this.theme);
    applyProjector(this.projector);
  }

  get #nextLanguage(): Language {
    const place = LANGUAGES.indexOf(currentLanguage());
    return LANGUAGES[(place + 1) % LANGUAGES.length] ?? 'en';
  }

  /** The lesson is made anew from its address; the session, and a run in it, goes on. */
  async #speakNext(): Promise<void> {
    const route = parseHash(location.hash);
    if (route) rememberState({ ...route, view: { ...route.view, lang: null } }, route.query);
    saveChoice('language', this.#nextLanguage);
    await this.#readAddress();
  }

  #nextTheme(): void {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'auto';
    applyTheme(this.theme);
    saveChoice('theme', this.theme);
  }

  #toggleProjector(): void {
    this.projector = !this.projector;
    applyProjector(this.projector);
    saveProjector(this.projector);
  }

  #share(): void {
    const { route } = this;
    const name = lessonNames.find((lesson) => lesson === route?.name);
    if (route === null || name === undefined) return;
    const lesson = this.querySelector<ShareSource['lesson']>(`lesson-${name}`);
    if (lesson?.address) void this.sharePanel.open({ name, lesson, view: route.view });
  }

  #skip(event: Event): void {
    event.preventDefault(); // the hash is the route
    this.main.focus();
  }

  /** What is hidden and locked, an element reads when it comes to stand in the page. */
  protected override render(): TemplateResult | typeof nothing {
    if (this.language === null) return nothing;
    const { hide = [], lock = [] } = this.route?.view ?? {};
    const onPress = (event: MouseEvent): void => this.#onPress(event);
    const frame = html`<div
      data-hide=${hide.join(' ')}
      data-lock=${lock.join(' ')}
      @click=${onPress}
    >
      ${this.#frame()}
    </div>`;
    return html`${keyed(`${hide.join()} ${lock.join()}`, frame)}`;
  }

  #frame(): TemplateResult {
    const name = this.route?.name;
    const themeLabel = t(`shell.theme.${this.theme}`);
    return html`
      <a class="skip-link" href="#content" @click=${(e: Event) => this.#skip(e)}
        >${t('shell.skip')}</a
      >
      <header class="site-header" ${control('nav')}>
        <a class="brand" href="#/">${t('shell.brand')}</a>
        <nav class="site-nav" aria-label=${t('shell.nav')}>
          ${lessonNames.map(
            (lesson) =>
              html`<a
                href="#/${lesson}"
                data-lesson=${lesson}
                aria-current=${lesson === name ? 'page' : 'false'}
                >${t(`shell.${lesson}`)}</a
              >`,
          )}
        </nav>
        <span class="local">${t('shell.local', { n: this.requests })}</span>
        <button
          type="button"
          class="button quiet language"
          lang=${this.#nextLanguage}
          @click=${() => void this.#speakNext()}
        >
          ${LANGUAGE_NAMES[this.#nextLanguage]}
        </button>
        ${lessonNames.some((lesson) => lesson === name) ? this.#shareIcon() : nothing}
        <button
          type="button"
          class="button quiet icon-only projector"
          aria-label=${t('projector.label')}
          title=${t('projector.label')}
          aria-pressed=${this.projector}
          @click=${() => this.#toggleProjector()}
        >
          ${icon('projector')}
        </button>
        <button
          type="button"
          class="button quiet icon-only theme"
          aria-label=${themeLabel}
          title=${themeLabel}
          @click=${() => this.#nextTheme()}
        >
          ${icon(this.theme)}
        </button>
      </header>
      <main class="page" id="content" tabindex="-1">
        <div role="status">${this.takeNewer === null ? nothing : this.#newer(this.takeNewer)}</div>
        ${hasWebAssembly() ? nothing : html`<p class="message bad">${t('shell.noWebAssembly')}</p>`}
        ${
          this.notice === ''
            ? nothing
            : html`<p class="message bad" role="alert">${this.notice}</p>`
        }
        ${this.route?.refused.map((reason) => html`<p class="message bad" role="alert">${reason}</p>`)}
        ${this.engine === null ? nothing : keyed(this.language, this.#page(this.engine))}
      </main>
      <footer class="site-footer">
        <p>
          ${t('shell.footer')} <a href="#/teach">${t('teach.footer')}</a>
          <span class="local">${t('shell.local', { n: this.requests })}</span>
        </p>
      </footer>
    `;
  }

  #shareIcon(): TemplateResult {
    return html`<button
      type="button"
      class="button quiet icon-only share-icon"
      aria-label=${t('share.title')}
      title=${t('share.title')}
      ${control('share')}
      @click=${() => this.#share()}
    >
      ${icon('share')}
    </button>`;
  }

  #newer(take: () => void): TemplateResult {
    return html`<p class="message newer">
      ${t('shell.newer')}
      <button type="button" class="button" @click=${take}>${t('shell.newer.take')}</button>
    </p>`;
  }

  #page(engine: Engine): TemplateResult {
    const route = this.route;
    if (route === null) {
      return html`<h1>${t('shell.notFound.title')}</h1>
        <p class="lead">
          ${t('shell.notFound.text')} <a href="#/">${t('shell.notFound.home')}</a>
        </p>`;
    }
    if (route.name === '') {
      return html`<lab-home .engine=${engine} .lessons=${lessonNames}></lab-home>`;
    }
    if (route.name === 'teach') {
      void import('../home/teach.ts');
      return html`<lab-teach .engine=${engine}></lab-teach>`;
    }
    if (route.name === 'gallery') {
      void import('../gallery/gallery.ts');
      return html`<lab-gallery .engine=${engine}></lab-gallery>`;
    }
    const { load, view } = lessons[route.name];
    void load();
    const page = view({
      engine,
      query: route.query,
      onState: (event) => rememberState(route, event.detail),
    });
    return html`${page}
      <p class="share-line" ${control('share')}>
        <button type="button" class="button" @click=${() => this.#share()}>
          ${icon('share')}${t('share.title')}
        </button>
      </p>
      ${turn(route.name)}
      <lab-share></lab-share>`;
  }
}
