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

  constructor(message: string, columns: readonly string[]) {
    super(message);
    this.columns = columns;
  }
}

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
}

export function toErrorData(error: unknown): ErrorData {
  if (error instanceof ColumnsError) {
    return { name: error.name, message: error.message, columns: error.columns };
  }
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}

export function fromErrorData({ name, message, columns }: ErrorData): Error {
  if (columns) return new ColumnsError(message, columns);
  if (name === 'RangeError') return new RangeError(message);
  if (name === 'TypeError') return new TypeError(message);
  const error = new Error(message);
  error.name = name;
  return error;
}
