// The busiest users and items of some data, as a spreadsheet of their ratings, and the order in
// which a trainer would go over them: for the lesson that fills it.

import type { DataSource } from './client.ts';

export interface SheetRequest {
  /** Data to be read for this alone, such as the simulated world; or those that were loaded last. */
  from: DataSource | { kind: 'loaded' };
  /** So many rows and columns, or as many as there are. */
  users: number;
  items: number;
}

export interface Sheet {
  /** What the ratings are of: "ml-latest-small.zip", "simulated world". */
  name: string;
  simulated: boolean;
  /** Ids, the busiest first. */
  users: string[];
  items: string[];
  /** By item; "" where none is known. */
  titles: string[];
  /** Users × items, row-major: NaN where nobody rated. */
  ratings: Float32Array;
  /** The name of data that were loaded and are not simulated, or null. */
  loaded: string | null;
}

export interface EpochOrdersRequest {
  examples: number;
  epochs: number;
  seed: number;
}
