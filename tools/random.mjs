// Numbers that are the same every time.

/** A small generator (mulberry32): whole numbers of 32 bits, in [0, 1), below a bound. */
export function generator(seed) {
  let state = seed >>> 0;
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const uniform = () => bits() / 2 ** 32;
  return { bits, uniform, below: (bound) => Math.floor(uniform() * bound) };
}
