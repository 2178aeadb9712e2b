// From files to ratings: finds what is what in zips and folders, and feeds it to the core's reader.

import type { Dataset, LabModule, ReaderOptions } from '../../wasm/lab.d.ts';
import type { ColumnNames, DataSource } from './client.ts';
import { cancelled, ColumnsError, dataError } from './errors.ts';
import { excerptOfName } from './excerpt.ts';
import { macrotask } from './macrotask.ts';
import { toSeed } from './numbers.ts';
import type { DatasetInfo, Range } from './training.ts';
import { looksLikeZip, ZipReader, type ZipEntry } from './zip.ts';

/** Names of MovieLens's files, in the order in which they are preferred. */
const ratingsNames = ['ratings.csv', 'ratings.dat', 'u.data'];
const titlesNames = ['movies.csv', 'movies.dat', 'u.item'];

const largestTitles = 64 * 2 ** 20;
/** What is read at once: a matter of milliseconds. */
const pieceSize = 2 ** 18;

/** What is shown of a file to somebody who says what its columns are. */
const linesShown = 5;
const headSize = 2 ** 12;

/** How many files a message lists. */
const mostNamed = 5;

type FileOfSource = Extract<DataSource, { kind: 'files' }>['files'][number];

export interface LoadOptions extends ColumnNames {
  /** Refuse ratings outside it. */
  range?: Range | null;
}

/** Data in the core, and what it saw while reading them. */
export interface LoadedData {
  dataset: Dataset;
  info: DatasetInfo;
}

/** A piece of a file: bytes, or the promise of bytes where they lie outside memory. */
type Piece = Uint8Array | Promise<Uint8Array>;

/** A file, in memory, on a disk, or packed in an archive. */
interface Part {
  name: string;
  /** Unpacked, in bytes. */
  size: number;
  pieces: () => Iterable<Piece>;
  whole: () => Piece;
}

/** How much of a file of ratings has been read, in bytes. */
export interface LoadProgress {
  read: number;
  size: number;
}

/**
 * Loading, a piece at a time: it says how far it is and which piece it wants, and is given that
 * piece. So whoever drives it may wait for the piece, or give up.
 */
export type Loading = Generator<LoadProgress & { piece: Piece }, LoadedData, Uint8Array>;

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();
const folder = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function partOfFile(name: string, bytes: Uint8Array): Part {
  return {
    name,
    size: bytes.length,
    whole: () => bytes,
    *pieces() {
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    },
  };
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** A file that stays where it is: only the piece that is read is in memory. */
function partOfBlob(name: string, blob: Blob): Part {
  return {
    name,
    size: blob.size,
    whole: () => bytesOf(blob),
    *pieces() {
      for (let at = 0; at < blob.size; at += pieceSize) {
        yield bytesOf(blob.slice(at, at + pieceSize));
      }
    },
  };
}

function partOfZip(zip: ZipReader, zipName: string, entry: ZipEntry): Part {
  return {
    name: `${excerptOfName(zipName, 58)}/${excerptOfName(entry.name, 58)}`,
    size: entry.size,
    whole: () => zip.read(entry, largestTitles),
    pieces: () => zip.pieces(entry),
  };
}

/** The first of `names` among `entries`; in `within` where that is given. */
function find(
  entries: readonly ZipEntry[],
  names: string[],
  within?: string,
): ZipEntry | undefined {
  const candidates = entries.filter(({ name }) => within === undefined || folder(name) === within);
  return names
    .map((wanted) => candidates.find(({ name }) => baseName(name) === wanted))
    .find((entry) => entry !== undefined);
}

/** Ratings and titles of an archive; of others, its only CSV that is not one of titles. */
function openZip(name: string, bytes: Uint8Array): Part[] {
  const zip = new ZipReader(name, bytes);
  // macOS adds a shadow of every file.
  const entries = zip.entries.filter((entry) => !entry.name.startsWith('__MACOSX/'));
  const csvs = entries.filter(
    (entry) => /\.csv$/i.test(entry.name) && !titlesNames.includes(baseName(entry.name)),
  );
  const ratings = find(entries, ratingsNames) ?? (csvs.length === 1 ? csvs[0] : undefined);
  if (!ratings) {
    throw dataError(
      `${excerptOfName(name)}: no ratings in this zip: looked for ${ratingsNames.join(', ')}, ` +
        `or a single .csv file, among ${entries.length === 1 ? '1 file' : `${entries.length} files`}`,
    );
  }
  const titles = find(entries, titlesNames, folder(ratings.name));
  return [ratings, ...(titles ? [titles] : [])].map((entry) => partOfZip(zip, name, entry));
}

/** A file of titles beside a file of ratings; alone it is taken for ratings, which the reader refuses. */
const isTitles = (name: string, among: readonly unknown[]): boolean =>
  among.length > 1 && titlesNames.includes(baseName(name));

/** The first lines of a file that begins with `piece`, without their ends. */
const firstLines = (piece: Uint8Array): string[] =>
  new TextDecoder().decode(piece.subarray(0, headSize)).split(/\r?\n/, linesShown);

function* readRatings(
  module: LabModule,
  part: Part,
  options: LoadOptions,
): Generator<LoadProgress & { piece: Piece }, Dataset, Uint8Array> {
  for (const name of ['userColumn', 'itemColumn', 'ratingColumn'] as const) {
    if (!['string', 'undefined'].includes(typeof options[name])) {
      throw new TypeError(`[load] ${name} must be the name of a column`);
    }
  }
  const given: ReaderOptions = { ...options, fileName: excerptOfName(part.name) };
  const reader = new module.RatingsReader(given);
  let lines: string[] = [];
  let read = 0;
  try {
    for (const wanted of part.pieces()) {
      const piece = yield { read, size: part.size, piece: wanted };
      if (read === 0) lines = firstLines(piece);
      reader.feed(piece);
      read += piece.length;
    }
    return reader.finish();
  } catch (error) {
    const columns = reader.unmatchedHeader();
    if (columns.length === 0 || !(error instanceof Error)) throw error;
    throw new ColumnsError(error.message, columns, lines);
  } finally {
    reader.delete();
  }
}

/** A file as it was given: its name decides nothing that its content can tell. */
export interface InputFile {
  name: string;
  bytes: ArrayBuffer | Uint8Array;
}

/** Throws TypeError for what is no data source: files may come from programs without types. */
function checkSource(source: DataSource): void {
  const { kind, files } = source as { kind: unknown; files?: unknown };
  if (kind === 'simulated') return;
  if (kind !== 'files' || !Array.isArray(files)) {
    throw new TypeError('[load] expected files, or the simulated world and its seed');
  }
  for (const [place, { name, bytes }] of (files as FileOfSource[]).entries()) {
    if (typeof name !== 'string') throw new TypeError(`[load] file ${place} has no name`);
    if (!(bytes instanceof Uint8Array || bytes instanceof ArrayBuffer || bytes instanceof Blob)) {
      const what = 'expected bytes: a Uint8Array, an ArrayBuffer or a Blob';
      throw new TypeError(`[load] ${excerptOfName(name)}: ${what}`);
    }
  }
}

/** The parts of a file that was given. */
function partsOf({ name, bytes }: FileOfSource): Part[] {
  if (bytes instanceof Blob) return [partOfBlob(name, bytes)];
  const content = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  return looksLikeZip(content) || /\.zip$/i.test(name)
    ? openZip(name, content)
    : [partOfFile(name, content)];
}

/**
 * Ratings of one file, or of a zip, with the titles that come along. Throws a DataError naming file,
 * line and what was expected.
 */
function* loadFiles(
  module: LabModule,
  files: readonly FileOfSource[],
  options: LoadOptions,
): Loading {
  const parts = files.flatMap(partsOf);
  const titles = parts.filter(({ name }) => isTitles(name, parts));
  const ratings = parts.filter((part) => !titles.includes(part));
  if (ratings.length !== 1) {
    const names = files.slice(0, mostNamed).map(({ name }) => excerptOfName(name));
    if (files.length > mostNamed) names.push(`${files.length - mostNamed} more`);
    throw dataError(
      `${names.join(', ') || 'no file'}: expected one file of ratings, found ${ratings.length}`,
    );
  }
  const dataset = yield* readRatings(module, ratings[0], options);
  let whole = false;
  try {
    const { size } = ratings[0];
    for (const part of titles) {
      dataset.readTitles(yield { read: size, size, piece: part.whole() }, excerptOfName(part.name));
    }
    whole = true;
  } finally {
    if (!whole) dataset.delete();
  }
  const name = files.find((file) => !isTitles(file.name, files))!.name;
  return { dataset, info: { name, simulated: false, ...dataset.info() } };
}

/** Begins to load data into the core; `dataset.delete()` frees them. */
export function* loading(
  module: LabModule,
  source: DataSource,
  options: LoadOptions = {},
): Loading {
  checkSource(source);
  if (source.kind === 'files') {
    return yield* loadFiles(module, source.files, { ...options, ...source.columns });
  }
  const dataset = module.Dataset.simulated(toSeed('simulated', source.seed));
  return { dataset, info: { name: 'simulated world', simulated: true, ...dataset.info() } };
}

/** Loads data that are in memory into the core, at once. */
export function loadData(
  module: LabModule,
  source: DataSource,
  options: LoadOptions = {},
): LoadedData {
  const steps = loading(module, source, options);
  let step = steps.next();
  while (!step.done) {
    const { piece } = step.value;
    if (!(piece instanceof Uint8Array)) {
      throw new TypeError('[load] expected the bytes of a file, not a Blob: read it first');
    }
    step = steps.next(piece);
  }
  return step.value;
}

/** A zip is read whole, since its directory is at its end; other files stay where they are. */
async function opened({ name, bytes }: FileOfSource): Promise<FileOfSource> {
  if (!(bytes instanceof Blob)) return { name, bytes };
  const zip = /\.zip$/i.test(name) || looksLikeZip(await bytesOf(bytes.slice(0, 4)));
  return { name, bytes: zip ? await bytesOf(bytes) : bytes };
}

export interface LoadInSlicesOptions {
  /** Called after every slice. */
  onProgress?: (progress: LoadProgress) => void;
  /** Gives up after the slice under way, and rejects with an AbortError. */
  signal?: AbortSignal;
  /** How long to work before others get their turn, in milliseconds. */
  sliceMs?: number;
}

/** Loads data from anywhere into the core, in slices. */
export async function loadInSlices(
  module: LabModule,
  source: DataSource,
  { onProgress, signal, sliceMs = 12 }: LoadInSlicesOptions = {},
): Promise<LoadedData> {
  checkSource(source);
  const given: DataSource =
    source.kind === 'files'
      ? { ...source, files: await Promise.all(source.files.map(opened)) }
      : source;
  const steps = loading(module, given);
  let sliceStart = performance.now();
  try {
    let step = steps.next();
    while (!step.done) {
      const { piece, read, size } = step.value;
      if (performance.now() - sliceStart > sliceMs) {
        onProgress?.({ read, size });
        await macrotask();
        sliceStart = performance.now();
      }
      if (signal?.aborted) throw cancelled('loading');
      step = steps.next(await piece);
    }
    return step.value;
  } finally {
    steps.return(undefined as never); // frees what is half read
  }
}
