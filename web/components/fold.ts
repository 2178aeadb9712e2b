// A beat further down: folded until wanted.

import { html, type TemplateResult } from 'lit';

export interface FoldOptions {
  /** Whether it is unfolded from the start. */
  open?: boolean;
  onToggle?: (open: boolean) => void;
}

export function fold(
  title: string | TemplateResult,
  content: unknown,
  { open = false, onToggle }: FoldOptions = {},
): TemplateResult {
  return html`<details
    class="beat"
    ?open=${open}
    @toggle=${(event: Event) => onToggle?.((event.currentTarget as HTMLDetailsElement).open)}
  >
    <summary>${title}</summary>
    <div class="beat-body">${content}</div>
  </details>`;
}
