// Parts of a lesson that an address can hide or lock: see view.ts.

import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { CONTROLS, type Control } from './view.ts';

/** Whether what stands around `element` locks a control. */
export const isLocked = (element: Element, control: Control): boolean =>
  element.closest(`[data-lock~="${control}"]`) !== null;

const isHidden = (element: Element, control: Control): boolean =>
  element.closest(`[data-hide~="${control}"]`) !== null;

class ControlDirective extends Directive {
  #isNew = true;

  override render(control: Control): unknown {
    return control && noChange;
  }

  /** Once the element stands in the page, it knows what is around it. */
  override update({ element }: ElementPart, [control]: [Control]): unknown {
    if (this.#isNew) {
      this.#isNew = false;
      (element as HTMLElement).dataset.control = control;
      queueMicrotask(() => {
        if (isHidden(element, control)) (element as HTMLElement).hidden = true;
        if (element instanceof HTMLFieldSetElement) element.disabled = isLocked(element, control);
      });
    }
    return noChange;
  }
}

/**
 * `<section ${control('code')}>`: hidden where the address asks for that. A `<fieldset>` can be
 * locked, too: it is disabled then, with all the buttons and fields in it.
 */
export const control = directive(ControlDirective);

/** The controls that stand in `root`, and those of them that can be locked, too. */
export function controlsIn(root: Element): { hideable: Control[]; lockable: Control[] } {
  const found = (selector: string): Control[] =>
    CONTROLS.filter((name) => root.querySelector(`${selector}[data-control="${name}"]`) !== null);
  return { hideable: found(''), lockable: found('fieldset') };
}

/** Fields that say how something is shown, and change nothing of it: they stay free. */
const LOOKS: readonly string[] = ['show', 'lens', 'axes', 'tint', 'view'];

/** What a field of a state is changed by; null where nothing locks it. */
export function controlOf(field: string): Control | null {
  if (LOOKS.includes(field)) return null;
  if (field === 'step' || field === 'epoch') return 'transport';
  return CONTROLS.find((name) => name === field) ?? 'settings';
}
