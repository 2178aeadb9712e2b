// Small functions of numbers that many lessons need.

/** 0 … count - 1 */
export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** What is drawn, kept to two decimals. Adding zero turns a rounded −0 into 0. */
export const twoDecimals = (value: number): number => Number(value.toFixed(2)) + 0;

/** Two digits that count. */
export const twoDigits = (value: number): number => Number(value.toPrecision(2));
