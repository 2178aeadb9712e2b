// The lesson as a package for learning platforms, made on the spot of the lab as one file, which
// lies beside this page.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { control } from '../components/control.ts';
import { download } from '../components/download.ts';
import { icon } from '../components/icons.ts';
import { LightElement } from '../components/lightElement.ts';
import { messageOf } from '../engine/errors.ts';
import { rich, t } from '../text/text.ts';
import { formatHash } from './router.ts';
import type { Shared } from './snippets.ts';

async function pageAsFile(site: string): Promise<string> {
  const response = await fetch(new URL('embedding-lab.html', site));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.text();
}

@customElement('lab-scorm-download')
export class ScormDownload extends LightElement {
  @property({ attribute: false }) shared!: Shared;
  @state() private busy = false;
  @state() private failure = '';

  async #download(): Promise<void> {
    const { page: site, lesson, title, query, view } = this.shared;
    this.busy = true;
    this.failure = '';
    try {
      const { scormPackage } = await import('../scorm/package.ts');
      const page = await pageAsFile(site);
      const hash = formatHash(lesson, query, view);
      const bytes = scormPackage({ page, lesson, hash, title });
      download({ name: `embedding-lab-${lesson}.zip`, bytes });
    } catch (error) {
      this.failure = t('share.scorm.failed', { message: messageOf(error) });
    } finally {
      this.busy = false;
    }
  }

  protected override render(): TemplateResult {
    return html`<p class="share-text">${rich('share.scorm.text')}</p>
      <button
        type="button"
        class="button"
        ${control('share')}
        ?disabled=${this.busy}
        @click=${() => void this.#download()}
      >
        ${icon('download')}${t('share.scorm.download')}
      </button>
      ${this.failure === '' ? nothing : html`<p class="message bad" role="alert">${this.failure}</p>`}`;
  }
}
