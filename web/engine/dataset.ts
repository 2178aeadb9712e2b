// From files to ratings: finds what is what in zips and folders, and feeds it to the core's reader.

import type { Dataset, LabModule, ReaderOptions } from '../../wasm/lab.d.ts';
import type { ColumnNames, DataSource } from './client.ts';
import { ColumnsError, dataError } from './errors.ts';
import { toSeed } from './numbers.ts';
import type { DatasetInfo, Range } from './training.ts';
import { looksLikeZip, ZipReader, type ZipEntry } from './zip.ts';

/** Names of MovieLens's files, in the order in which they are preferred. */
const ratingsNames = ['ratings.csv', 'ratings.dat', 'u.data'];
const titlesNames = ['movies.csv', 'movies.dat', 'u.item'];

const largestTitles = 64 * 2 ** 20;
const pieceSize = 2 ** 20;

export interface LoadOptions extends ColumnNames {
  /** Refuse ratings outside it. */
  range?: Range | null;
}

/** Data in the core, and what it saw while reading them. */
export interface LoadedData {
  dataset: Dataset;
  info: DatasetInfo;
}

/** A file, in memory or packed in an archive. */
interface Part {
  name: string;
  feedTo: (take: (piece: Uint8Array) => void) => void;
  whole: () => Uint8Array;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();
const folder = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function partOfFile(name: string, bytes: Uint8Array): Part {
  return {
    name,
    whole: () => bytes,
    feedTo(take) {
      for (let at = 0; at < bytes.length; at += pieceSize) take(bytes.subarray(at, at + pieceSize));
    },
  };
}

function partOfZip(zip: ZipReader, zipName: string, entry: ZipEntry): Part {
  return {
    name: `${zipName}/${entry.name}`,
    whole: () => zip.read(entry, largestTitles),
    feedTo: (take) => zip.unpack(entry, take),
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
      `${name}: no ratings in this zip: looked for ${ratingsNames.join(', ')}, ` +
        `or a single .csv file, among ${entries.length} files`,
    );
  }
  const titles = find(entries, titlesNames, folder(ratings.name));
  return [ratings, ...(titles ? [titles] : [])].map((entry) => partOfZip(zip, name, entry));
}

/** A file of titles beside a file of ratings; alone it is taken for ratings, which the reader refuses. */
const isTitles = (name: string, among: readonly unknown[]): boolean =>
  among.length > 1 && titlesNames.includes(baseName(name));

function readRatings(module: LabModule, part: Part, options: LoadOptions): Dataset {
  const given: ReaderOptions = { ...options, fileName: part.name };
  const reader = new module.RatingsReader(given);
  try {
    part.feedTo((piece) => reader.feed(piece));
    return reader.finish();
  } catch (error) {
    const columns = reader.unmatchedHeader();
    if (columns.length === 0 || !(error instanceof Error)) throw error;
    throw new ColumnsError(error.message, columns);
  } finally {
    reader.delete();
  }
}

/** A file as it was given: its name decides nothing that its content can tell. */
export type InputFile = Extract<DataSource, { kind: 'files' }>['files'][number];

/**
 * Ratings of one file, or of a zip, with the titles that come along. Throws a DataError naming file,
 * line and what was expected.
 */
function loadFiles(
  module: LabModule,
  files: readonly InputFile[],
  options: LoadOptions,
): LoadedData {
  const parts = files.flatMap(({ name, bytes }) => {
    const content = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
    return looksLikeZip(content) || /\.zip$/i.test(name)
      ? openZip(name, content)
      : [partOfFile(name, content)];
  });
  const titles = parts.filter(({ name }) => isTitles(name, parts));
  const ratings = parts.filter((part) => !titles.includes(part));
  if (ratings.length !== 1) {
    const names = files.map(({ name }) => name).join(', ');
    throw dataError(`${names}: expected one file of ratings, found ${ratings.length}`);
  }
  const dataset = readRatings(module, ratings[0], options);
  try {
    for (const part of titles) dataset.readTitles(part.whole(), part.name);
  } catch (error) {
    dataset.delete();
    throw error;
  }
  const name = files.find((file) => !isTitles(file.name, files))!.name;
  return { dataset, info: { name, simulated: false, ...dataset.info() } };
}

/** Loads data into the core; `dataset.delete()` frees them. */
export function loadData(
  module: LabModule,
  source: DataSource,
  options: LoadOptions = {},
): LoadedData {
  if (source.kind === 'files') {
    return loadFiles(module, source.files, { ...options, ...source.columns });
  }
  const dataset = module.Dataset.simulated(toSeed('simulated', source.seed));
  return { dataset, info: { name: 'simulated world', simulated: true, ...dataset.info() } };
}
