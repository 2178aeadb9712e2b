// Keeps labels at the ends of lines from lying on each other.

/** Moves heights, ascending, apart to at least `distance`, the last no lower than `bottom`. */
export function spread(heights: readonly number[], distance: number, bottom: number): number[] {
  let next = -Infinity;
  const downwards = heights.map((y) => {
    const place = Math.max(y, next);
    next = place + distance;
    return place;
  });
  let limit = bottom;
  const upwards = downwards.toReversed().map((y) => {
    const place = Math.min(y, limit);
    limit = place - distance;
    return place;
  });
  return upwards.toReversed();
}
