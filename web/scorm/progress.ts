// What a course is told of the predictions in a lesson, and what is kept there for the next visit.

/** The first answer at a gate counts: after it the truth has been seen. */
export interface Progress {
  /** Whether it was right, by the gate's place in the lesson. */
  answers: ReadonlyMap<number, boolean>;
  /** As many gates as the lesson was seen to have. */
  gates: number;
  /** The lesson's state as a link has it behind "?", or ''. */
  state: string;
}

export const NOTHING: Progress = { answers: new Map(), gates: 0, state: '' };

export function withAnswer(progress: Progress, gate: number, right: boolean): Progress {
  if (progress.answers.has(gate)) return progress;
  return { ...progress, answers: new Map(progress.answers).set(gate, right) };
}

const VERSION = 1;
/** What SCORM 1.2 lets `cmi.suspend_data` hold: CMIString4096. */
const MOST = 4096;

/** As text for `cmi.suspend_data`. A state that does not fit is left out; the answers always fit. */
export function toSuspendData({ answers, gates, state }: Progress): string {
  const entries = [...answers].map(([gate, right]) => [gate, right ? 1 : 0]);
  const text = JSON.stringify({ v: VERSION, gates, answers: entries, state });
  return text.length <= MOST ? text : toSuspendData({ answers, gates, state: '' });
}

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 100;

/**
 * Reads it back. What another program wrote counts as nothing, and so does an answer to a gate that
 * there is not: a score must not exceed 100.
 */
export function fromSuspendData(text: string): Progress {
  if (text.length > MOST) return NOTHING;
  try {
    const { v, gates, answers, state } = JSON.parse(text) as Record<string, unknown>;
    if (v !== VERSION || !isCount(gates) || !Array.isArray(answers)) return NOTHING;
    const pairs = (answers as unknown[][]).map(([gate, right]): [number, boolean] => {
      if (!isCount(gate) || gate >= gates) throw new TypeError('no gate');
      return [gate, right === 1];
    });
    return { answers: new Map(pairs), gates, state: typeof state === 'string' ? state : '' };
  } catch {
    return NOTHING;
  }
}

/** How many were right. */
export const rightOf = ({ answers }: Progress): number =>
  [...answers.values()].filter((right) => right).length;

/** 0 … 100: the share of all gates whose first answer was right. Null where there are no gates. */
export const scoreOf = (progress: Progress): number | null =>
  progress.gates === 0 ? null : Math.round((100 * rightOf(progress)) / progress.gates);

export const isComplete = ({ answers, gates }: Progress): boolean => answers.size >= gates;
