// The page around the lessons: header, routes, theme.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../components/icons.ts';
import { LightElement } from '../components/lightElement.ts';
import { applyProjector, savedProjector } from '../components/projector.ts';
import { applyTheme, savedTheme, THEMES, type Theme } from '../components/theme.ts';
import type { Engine } from '../engine/client.ts';
import { Program } from '../engine/program.ts';
import '../home/home.ts';
import { lessonNames } from '../text/lessonNames.ts';
import { t } from '../text/text.ts';
import { lessons, loadLessons } from './lessons.ts';
import { parseHash, rememberState, type Route } from './router.ts';
import { countRequests } from './traffic.ts';
import { turn } from './turn.ts';

@customElement('lab-app')
export class App extends LightElement {
  @property({ attribute: false }) engine: Engine | null = null;
  @state() private route: Route | null = parseHash(location.hash);
  @state() private theme: Theme = savedTheme();
  @state() private projector = savedProjector();
  @state() private requests = 0;
  @state() private restarted = '';
  @query('main') private readonly main!: HTMLElement;
  #stopCounting = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    applyTheme(this.theme);
    applyProjector(this.projector);
    addEventListener('hashchange', this.#onHash);
    this.#nameDocument();
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

  /** The page's own files, its faces and the engine are the opening; what comes later is counted. */
  async #countRequests(engine: Engine): Promise<void> {
    const faces = [...document.fonts].map((face) => face.load());
    await Promise.allSettled([...faces, engine.run(new Program()), loadLessons()]);
    this.#stopCounting = countRequests((count) => {
      this.requests = count;
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('engine') || this.engine === null) return;
    this.engine.onRestart = (message) => {
      this.restarted = t('shell.restarted', { message });
    };
    void this.#countRequests(this.engine);
  }

  readonly #onHash = (): void => {
    const before = this.route?.name;
    this.route = parseHash(location.hash);
    this.#nameDocument();
    if (this.route?.name === before) return;
    scrollTo(0, 0);
    void this.updateComplete.then(() => this.main.focus({ preventScroll: true }));
  };

  #nameDocument(): void {
    const name = this.route?.name;
    const brand = t('shell.brand');
    document.title = name ? `${t(`${name}.title`)} · ${brand}` : brand;
  }

  #nextTheme(): void {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'auto';
    applyTheme(this.theme);
  }

  #toggleProjector(): void {
    this.projector = !this.projector;
    applyProjector(this.projector);
  }

  #skip(event: Event): void {
    event.preventDefault(); // the hash is the route
    this.main.focus();
  }

  protected override render(): TemplateResult {
    const name = this.route?.name;
    const themeLabel = t(`shell.theme.${this.theme}`);
    return html`
      <a class="skip-link" href="#content" @click=${(e: Event) => this.#skip(e)}
        >${t('shell.skip')}</a
      >
      <header class="site-header">
        <a class="brand" href="#/">${t('shell.brand')}</a>
        <nav class="site-nav" aria-label=${t('shell.nav')}>
          ${lessonNames.map(
            (lesson) =>
              html`<a href="#/${lesson}" aria-current=${lesson === name ? 'page' : 'false'}
                >${t(`shell.${lesson}`)}</a
              >`,
          )}
        </nav>
        <span class="local">${t('shell.local', { n: this.requests })}</span>
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
        ${
          this.restarted === ''
            ? nothing
            : html`<p class="message bad" role="alert">${this.restarted}</p>`
        }
        ${this.engine === null ? nothing : this.#page(this.engine)}
      </main>
      <footer class="site-footer">
        <p>
          ${t('shell.footer')}
          <span class="local">${t('shell.local', { n: this.requests })}</span>
        </p>
      </footer>
    `;
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
    if (route.name === 'gallery') {
      void import('../gallery/gallery.ts');
      return html`<lab-gallery .engine=${engine}></lab-gallery>`;
    }
    const { load, view } = lessons[route.name];
    void load();
    const page = view({
      engine,
      query: route.query,
      onState: (event) => rememberState(route.name, event.detail),
    });
    return html`${page} ${turn(route.name)}`;
  }
}
