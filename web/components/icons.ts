// The lab's few icons, drawn in the colour of the text beside them. They say nothing on their own:
// a label stands beside each, or on its button.

import { svg, html, type TemplateResult } from 'lit';

const shapes = {
  first: svg`<path d="M4 3v10M13 3.5 7 8l6 4.5z" />`,
  back: svg`<path d="M10 3 5 8l5 5" fill="none" />`,
  forward: svg`<path d="m6 3 5 5-5 5" fill="none" />`,
  play: svg`<path d="m5 3 8 5-8 5z" />`,
  pause: svg`<path d="M5 3v10M11 3v10" stroke-width="3" />`,
  stop: svg`<path d="M4.5 4.5h7v7h-7z" />`,
  again: svg`<path d="M12.5 5.5A5 5 0 1 0 13 8M13 2.5v3.2H9.8" fill="none" />`,
  dice: svg`<path d="M3 3h10v10H3z" fill="none" /><path d="M5.6 5.6h.01M10.4 5.6h.01M8 8h.01M5.6 10.4h.01M10.4 10.4h.01" stroke-width="1.8" />`,
  check: svg`<path d="m3 8.5 3.5 3.5L13 4.5" fill="none" stroke-width="2" />`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8" fill="none" />`,
  plus: svg`<path d="M8 3v10M3 8h10" fill="none" />`,
  minus: svg`<path d="M3 8h10" fill="none" />`,
  copy: svg`<path d="M6 6h7v7H6zM10 6V3H3v7h3" fill="none" />`,
  auto: svg`<circle cx="8" cy="8" r="5" fill="none" /><path d="M8 3a5 5 0 0 1 0 10z" />`,
  light: svg`<circle cx="8" cy="8" r="2.6" /><path d="M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1" fill="none" />`,
  dark: svg`<path d="M12.8 9.6A5.3 5.3 0 0 1 6.4 3.2a5.3 5.3 0 1 0 6.4 6.4z" />`,
  projector: svg`<path d="M2 3.5h12M3 3.5v6.5h10V3.5M8 10v2.2M5.2 14 8 12.2l2.8 1.8" fill="none" />`,
  download: svg`<path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.2h10" fill="none" />`,
  share: svg`<path d="M8 10V2.2M5 5l3-3 3 3M3.5 8.5v5h9v-5" fill="none" />`,
  file: svg`<path d="M4 1.8h5L12.5 5v9.2H4z M9 1.8V5h3.5" fill="none" />`,
};

export type IconName = keyof typeof shapes;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${shapes[name]}
  </svg>`;
}
