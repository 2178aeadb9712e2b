// The base of the lab's elements.

import { LitElement } from 'lit';

/**
 * Renders into the page's own tree: styles, labels and focus order are then shared, and only the
 * outermost element of an embedding needs a shadow root.
 */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
