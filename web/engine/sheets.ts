// Answers what sheet.ts asks.

import type { Dataset, LabModule } from '../../wasm/lab.d.ts';
import { loadData, type LoadedData } from './dataset.ts';
import { toSeed, toWhole } from './numbers.ts';
import type { EpochOrdersRequest, Sheet, SheetRequest } from './sheet.ts';

/** Throws TypeError where loaded data are asked for and there are none. */
export function sheetOf(
  module: LabModule,
  loaded: LoadedData | null,
  { from, users, items }: SheetRequest,
): Sheet {
  const rows = toWhole('sheet', 'users', users);
  const columns = toWhole('sheet', 'items', items);
  const read = ({ dataset, info }: { dataset: Dataset; info: LoadedData['info'] }): Sheet => ({
    name: info.name,
    simulated: info.simulated,
    ...dataset.sheet(rows, columns),
    loaded: loaded === null || loaded.info.simulated ? null : loaded.info.name,
  });
  if (from.kind === 'loaded') {
    if (loaded === null) throw new TypeError('[sheet] load data first');
    return read(loaded);
  }
  const world = loadData(module, from);
  try {
    return read(world);
  } finally {
    world.dataset.delete();
  }
}

/** The order in which a trainer with this seed goes over its examples, epoch by epoch. */
export function epochOrders(
  module: LabModule,
  { examples, epochs, seed }: EpochOrdersRequest,
): Int32Array[] {
  const place = 'epochOrders';
  const count = toWhole(place, 'examples', examples);
  const all = module.epochOrders(count, toWhole(place, 'epochs', epochs), toSeed(place, seed));
  return Array.from({ length: epochs }, (_, epoch) =>
    all.slice(epoch * count, (epoch + 1) * count),
  );
}
