// A trace as JSON and back, bit for bit. Numbers are written as short as they can be and still be
// the same; what JSON has no number for is a string: "-0", "Infinity", "-Infinity", "NaN", and
// "NaN:ffc00000" for a NaN of other bits.
//
//   { "format": "embedding-lab trace", "version": 1, "trace": { "nodes": [
//       { "id": 0, "op": "tensor", "value": { "float32": [0.1, "-0", "NaN"] }, … }, … ] } }

import { excerpt } from './excerpt.ts';
import { shortestFloat } from './shortestFloat.ts';
import type { Trace } from './trace.ts';

export interface TraceJson {
  format: 'embedding-lab trace';
  version: 1;
  trace: unknown;
}

const kinds = { float32: Float32Array, float64: Float64Array, int32: Int32Array } as const;
type Kind = keyof typeof kinds;
type Numbers = Float32Array | Float64Array | Int32Array;

const canonicalNaN = { float32: '7fc00000', float64: '7ff8000000000000' } as const;

function bitsOf(values: Float32Array | Float64Array, place: number): string {
  const size = values.BYTES_PER_ELEMENT;
  const view = new DataView(values.buffer, values.byteOffset + place * size, size);
  const words =
    size === 4 ? [view.getUint32(0, true)] : [4, 0].map((at) => view.getUint32(at, true));
  return words.map((word) => word.toString(16).padStart(8, '0')).join('');
}

function setBits(values: Float32Array | Float64Array, place: number, bits: string): void {
  const size = values.BYTES_PER_ELEMENT;
  const view = new DataView(values.buffer, values.byteOffset + place * size, size);
  const words = bits.match(/.{8}/g) ?? [];
  words.reverse().forEach((word, i) => view.setUint32(4 * i, parseInt(word, 16), true));
}

const isPlain = (x: number): boolean => Number.isFinite(x) && !Object.is(x, -0);
const nameOfNumber = (x: number): string => (Object.is(x, -0) ? '-0' : String(x));

function encodeArray(values: Numbers): Partial<Record<Kind, (number | string)[]>> {
  if (values instanceof Int32Array) return { int32: Array.from(values) };
  const kind = values instanceof Float32Array ? 'float32' : 'float64';
  const numbers = Array.from(values, (x, place) => {
    if (isPlain(x)) return kind === 'float32' ? shortestFloat(x) : x;
    if (!Number.isNaN(x)) return nameOfNumber(x);
    const bits = bitsOf(values, place);
    return bits === canonicalNaN[kind] ? 'NaN' : `NaN:${bits}`;
  });
  return { [kind]: numbers };
}

function encode(value: unknown): unknown {
  if (typeof value === 'number') return isPlain(value) ? value : { number: nameOfNumber(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Float32Array || value instanceof Float64Array || value instanceof Int32Array)
    return encodeArray(value);
  if (Array.isArray(value)) return value.map(encode);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, encode(one)]));
}

function decodeArray(kind: Kind, numbers: readonly unknown[]): Numbers {
  const values = new kinds[kind](numbers.length);
  numbers.forEach((one, place) => {
    const special = typeof one === 'string' && /^NaN:((?:[0-9a-f]{8}){1,2})$/.exec(one);
    if (special && !(values instanceof Int32Array)) setBits(values, place, special[1]);
    else if (typeof one === 'number' || isNumberName(one)) values[place] = Number(one);
    else throw new TypeError(`[trace] value ${place} of ${kind} is not a number`);
  });
  return values;
}

const isNumberName = (one: unknown): one is string =>
  typeof one === 'string' && /^(-0|NaN|-?Infinity)$/.test(one);

/** A trace is nested less deeply than this. */
const deepest = 32;

function decode(value: unknown, depth = 0): unknown {
  if (depth > deepest) throw new TypeError(`[trace] it is nested more than ${deepest} times`);
  if (Array.isArray(value)) return value.map((one) => decode(one, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [name, content] = entries[0] as [string, unknown];
    if (Object.hasOwn(kinds, name) && Array.isArray(content))
      return decodeArray(name as Kind, content);
    if (name === 'number' && isNumberName(content)) return Number(content);
  }
  return Object.fromEntries(entries.map(([name, one]) => [name, decode(one, depth + 1)]));
}

/** What JSON.stringify takes; `traceFromJson` gives back the same trace, bit for bit. */
export function traceToJson(trace: Trace): TraceJson {
  return { format: 'embedding-lab trace', version: 1, trace: encode({ nodes: trace.nodes }) };
}

/** Throws TypeError for what is no trace, or one of another version. */
export function traceFromJson(json: unknown): Trace {
  const { format, version, trace } = (json ?? {}) as Partial<TraceJson>;
  if (format !== 'embedding-lab trace') throw new TypeError('[trace] this is no trace of the lab');
  if (version !== 1) throw new TypeError(`[trace] version ${excerpt(String(version))} is not 1`);
  const decoded = decode(trace) as Trace | undefined;
  if (!Array.isArray(decoded?.nodes)) throw new TypeError('[trace] it has no nodes');
  return decoded;
}
