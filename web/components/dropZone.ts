// A place to drop files on, or to choose them. They are read by the page and go nowhere.

import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { t } from '../text/text.ts';
import { isLocked } from './control.ts';
import { icon } from './icons.ts';
import { LightElement } from './lightElement.ts';

/**
 * Emits `files` (detail: File[]). The whole window takes drops, so that none opens elsewhere; in a
 * page of somebody else, only the lab's own part of it.
 */
@customElement('lab-drop-zone')
export class DropZone extends LightElement {
  @state() private over = false;
  #taker: EventTarget = window;

  override connectedCallback(): void {
    super.connectedCallback();
    const tree = this.getRootNode();
    this.#taker = tree instanceof ShadowRoot ? tree : window;
    this.#taker.addEventListener('dragover', this.#onDragOver);
    this.#taker.addEventListener('dragleave', this.#onDragLeave);
    this.#taker.addEventListener('drop', this.#onDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#taker.removeEventListener('dragover', this.#onDragOver);
    this.#taker.removeEventListener('dragleave', this.#onDragLeave);
    this.#taker.removeEventListener('drop', this.#onDrop);
  }

  readonly #onDragOver = (event: Event): void => {
    event.preventDefault();
    this.over = !isLocked(this, 'data');
  };

  readonly #onDragLeave = (event: Event): void => {
    if ((event as DragEvent).relatedTarget === null) this.over = false;
  };

  readonly #onDrop = (event: Event): void => {
    event.preventDefault();
    this.over = false;
    if (!isLocked(this, 'data')) this.#give((event as DragEvent).dataTransfer?.files);
  };

  #give(list: FileList | null | undefined): void {
    const files = [...(list ?? [])];
    if (files.length > 0) this.dispatchEvent(new CustomEvent<File[]>('files', { detail: files }));
  }

  #onChosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.#give(input.files);
    input.value = ''; // so that the same file can be chosen again
  }

  protected override render(): TemplateResult {
    return html`<label class="drop-zone ${this.over ? 'over' : ''}">
      <input
        type="file"
        multiple
        class="visually-hidden"
        accept=".zip,.csv,.dat,.data,.tsv,.txt,.item"
        @change=${(event: Event) => this.#onChosen(event)}
      />
      <span class="drop-title"
        >${icon('file')}${t(this.over ? 'train.drop.now' : 'train.drop.label')}</span
      >
      <span class="drop-hint">${t('train.drop.hint')}</span>
    </label>`;
  }
}
