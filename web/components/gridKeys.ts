// Going through a grid of cells by keyboard: arrows, Home, End, Page Up, Page Down.

export interface Place {
  row: number;
  /** Place of the cell among those of its row. */
  cell: number;
}

export interface Grid {
  rows: number;
  /** Rows that Page Up and Page Down go over. */
  page: number;
  /** The cells of the present row that can be stopped at, ascending. */
  stops: readonly number[];
}

/** What of a cell takes the focus: its button, or where it has none the place itself. */
export function stopOf(cell: HTMLTableCellElement): HTMLElement | null {
  return cell.querySelector<HTMLElement>('button') ?? (cell.matches('.place') ? cell : null);
}

/** Where a key leads from `from`, or null where it leads nowhere. */
export function nextPlace(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, cell }: Place,
  { rows, page, stops }: Grid,
): Place | null {
  const toRow = (wanted: number): Place => ({
    row: Math.max(0, Math.min(rows - 1, wanted)),
    cell,
  });
  const toCell = (wanted: number | undefined): Place => ({ row, cell: wanted ?? cell });
  switch (key) {
    case 'ArrowUp':
      return toRow(row - 1);
    case 'ArrowDown':
      return toRow(row + 1);
    case 'PageUp':
      return toRow(row - page);
    case 'PageDown':
      return toRow(row + page);
    case 'ArrowLeft':
      return toCell(stops.findLast((stop) => stop < cell));
    case 'ArrowRight':
      return toCell(stops.find((stop) => stop > cell));
    case 'Home':
      return ctrlKey ? toRow(0) : toCell(stops[0]);
    case 'End':
      return ctrlKey ? toRow(rows - 1) : toCell(stops.at(-1));
    default:
      return null;
  }
}
