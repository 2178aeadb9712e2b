// Lines of code that are steps of an instrument.

import type { CodeLine } from './codePanel.ts';

/** A line, and which steps it is under way in. */
export interface SteppedLine<S> {
  text: string;
  of: (step: S) => boolean;
}

/** Each line with the stretch of steps from its first to its last; none for lines without. */
export function codeLines<S>(lines: readonly SteppedLine<S>[], steps: readonly S[]): CodeLine[] {
  return lines.map(({ text, of }) => {
    const [first, last] = [steps.findIndex(of), steps.findLastIndex(of)];
    return first < 0 ? { text } : { text, steps: [first, last] as const };
  });
}
