// Projector mode: numbers enlarged, strokes thicker, to be read from the last row of a room. The
// choice is kept for the next visit.

const KEY = 'embedding-lab.projector';

export function savedProjector(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false; // storage may be forbidden
  }
}

/** Applies the mode, and remembers it where the browser lets it. */
export function applyProjector(on: boolean): void {
  document.documentElement.toggleAttribute('data-projector', on);
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // The choice then lasts as long as the page.
  }
}
