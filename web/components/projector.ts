// Projector mode: numbers enlarged, strokes thicker, to be read from the last row of a room.

import { savedChoice, saveChoice } from './choice.ts';

export const savedProjector = (): boolean => savedChoice('projector') === 'on';

export const saveProjector = (on: boolean): void => saveChoice('projector', on ? 'on' : 'off');

/** Applies the mode to the page, or to the part of it that is the lab's. */
export function applyProjector(on: boolean, root: HTMLElement = document.documentElement): void {
  root.toggleAttribute('data-projector', on);
}
