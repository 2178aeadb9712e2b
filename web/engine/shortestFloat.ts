// How a float is written with as few digits as tell it from its neighbours.

/** The shortest decimal that a float is read back from. */
export function shortestFloat(x: number): number {
  for (let digits = 1; digits < 9; ++digits) {
    const short = Number(x.toPrecision(digits));
    if (Math.fround(short) === x) return short;
  }
  return Number(x.toPrecision(9));
}
