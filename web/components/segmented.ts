// One of a few: radio buttons that look like one control.

import { html, nothing, type TemplateResult } from 'lit';
import { control as controlled } from './control.ts';
import type { Control } from './view.ts';
import { live } from 'lit/directives/live.js';

export interface SegmentedOptions<T extends string> {
  /** What is chosen: "Optimizer". */
  label: string;
  /** The radio group's name, the only one of its kind on the page. */
  name: string;
  options: readonly { value: T; text: string | TemplateResult }[];
  value: T;
  /** As what it can be hidden or locked: "settings" where left out; null: not at all. */
  control?: Control | null;
  onChange: (value: T) => void;
}

export function segmented<T extends string>(control: SegmentedOptions<T>): TemplateResult {
  const { label, name, options, value, onChange } = control;
  const lockable = control.control === undefined ? 'settings' : control.control;
  return html`<fieldset class="segmented" ${lockable === null ? nothing : controlled(lockable)}>
    <legend>${label}</legend>
    <div class="segments">
      ${options.map(
        (option) =>
          html`<label class="segment">
            <input
              type="radio"
              class="visually-hidden"
              name=${name}
              value=${option.value}
              .checked=${live(option.value === value)}
              @change=${(event: Event) => {
                event.stopPropagation();
                onChange(option.value);
              }}
            />
            <span>${option.text}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}
