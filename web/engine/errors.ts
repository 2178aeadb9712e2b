// Errors that come of what was given, and how they travel between threads.

/** As the core's own DataError: input that cannot be read; the message names the file. */
export function dataError(message: string): Error {
  const error = new Error(`[data] ${message}`);
  error.name = 'DataError';
  return error;
}

/** A table whose columns were not recognised. */
export class ColumnsError extends Error {
  override readonly name = 'DataError';
  /** The names in its header, to choose among. */
  readonly columns: readonly string[];
  /** Its first lines, the header among them, as they are in the file. */
  readonly lines: readonly string[];

  constructor(message: string, columns: readonly string[], lines: readonly string[]) {
    super(message);
    this.columns = columns;
    this.lines = lines;
  }
}

/** An error in words; of bad input, without the tag that says where it was noticed. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'DataError' ? error.message.replace(/^\[\w+\] /, '') : error.message;
}

/** What a search or a loading that somebody cancelled rejects with. */
export function cancelled(what: string): Error {
  const error = new Error(`${what} was cancelled`);
  error.name = 'AbortError';
  return error;
}

export const isCancelled = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AbortError';

/** What is pending rejects with when the worker has ended by itself. */
export function crashed(message: string): Error {
  const error = new Error(`the engine crashed: ${message}`);
  error.name = 'CrashError';
  return error;
}

export const isCrash = (error: unknown): boolean =>
  error instanceof Error && error.name === 'CrashError';

/** Whether an error says what is wrong with what was given, rather than with this program. */
export function isInputError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error.name === 'DataError') return true;
  return (
    (error instanceof RangeError || error instanceof TypeError) && /^\[\w+\] /.test(error.message)
  );
}

/** An error as a message carries it: structured cloning would lose the name. */
export interface ErrorData {
  name: string;
  message: string;
  columns?: readonly string[];
  lines?: readonly string[];
}

export function toErrorData(error: unknown): ErrorData {
  if (error instanceof ColumnsError) {
    const { name, message, columns, lines } = error;
    return { name, message, columns, lines };
  }
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}

export function fromErrorData({ name, message, columns, lines = [] }: ErrorData): Error {
  if (columns) return new ColumnsError(message, columns, lines);
  if (name === 'RangeError') return new RangeError(message);
  if (name === 'TypeError') return new TypeError(message);
  const error = new Error(message);
  error.name = name;
  return error;
}
