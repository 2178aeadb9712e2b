// How wide an element is, for what is drawn to fit it: another width updates the element.

import type { ReactiveController } from 'lit';
import type { LightElement } from './lightElement.ts';

export class OwnWidth implements ReactiveController {
  /** In CSS pixels; 0 before it is known. */
  value = 0;
  readonly #host: LightElement;
  /** In the next frame: a height that follows from the width at once would be reported as a loop. */
  readonly #observer = new ResizeObserver(() => {
    requestAnimationFrame(() => {
      const { clientWidth } = this.#host;
      if (clientWidth === this.value) return;
      this.value = clientWidth;
      this.#host.requestUpdate();
    });
  });

  constructor(host: LightElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
