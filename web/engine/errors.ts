// Errors that come of what was given, and how they travel between threads.

/** As the core's own DataError: input that cannot be read; the message names the file. */
export function dataError(message: string): Error {
  const error = new Error(`[data] ${message}`);
  error.name = 'DataError';
  return error;
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
}

export function toErrorData(error: unknown): ErrorData {
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}

export function fromErrorData({ name, message }: ErrorData): Error {
  if (name === 'RangeError') return new RangeError(message);
  if (name === 'TypeError') return new TypeError(message);
  const error = new Error(message);
  error.name = name;
  return error;
}
