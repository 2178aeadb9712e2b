// A file that could not be loaded because nobody knows its columns, and what it takes to choose them.

import { ColumnsError, type ColumnNames, type DataSource } from './client.ts';

/** A table that can be of use has at least these columns: user, item and rating. */
const fewestColumns = 3;

export interface UnclearFile {
  source: Extract<DataSource, { kind: 'files' }>;
  name: string;
  /** The names in its header. */
  columns: readonly string[];
  /** Its first lines, as they are. */
  lines: readonly string[];
}

/** The file that could not be loaded, where choosing its columns would help. */
export function unclearFile(source: DataSource, name: string, error: unknown): UnclearFile | null {
  if (!(error instanceof ColumnsError) || source.kind !== 'files') return null;
  const columns = [...new Set(error.columns)];
  if (columns.length < fewestColumns) return null;
  return { source, name, columns, lines: error.lines };
}

/** Which columns somebody chose of a source; null where that was not needed. */
export const chosenColumns = (source?: DataSource): ColumnNames | null =>
  source?.kind === 'files' ? (source.columns ?? null) : null;
