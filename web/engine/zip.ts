// Reads zip archives that strangers made: the directory first, then one file at a time, in pieces,
// never more of it than was declared and never more than a limit.
//
// Layout: APPNOTE.TXT of PKWARE, 4.3.6 on. Zip64 is refused: it begins at 4 GiB.

import { Inflate, type FlateError } from 'fflate';
import { dataError } from './errors.ts';
import { excerptOfName } from './excerpt.ts';

export interface ZipEntry {
  /** Path within the archive. */
  name: string;
  /** Declared sizes, in bytes. */
  size: number;
  packedSize: number;
}

export interface ZipLimits {
  /** The most that one file may be when unpacked, in bytes. */
  maxSize: number;
  /** The most that it may be for each of its packed bytes; text stays below 30. */
  maxRatio: number;
}

export const defaultLimits: ZipLimits = { maxSize: 2 ** 30, maxRatio: 200 };

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;
const entrySize = 46;
const localSize = 30;
const longestComment = 0xffff;
const inZip64 = 0xffffffff;

const encrypted = 1;
const stored = 0;
const deflated = 8;

/** What is fed to the inflater at once: it may come out a thousand times as long. */
const pieceSize = 1 << 14;

interface Entry extends ZipEntry {
  method: number;
  flags: number;
  crc: number;
  offset: number;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MiB`;

/** Whether bytes begin as a zip archive does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

export class ZipReader {
  readonly #name: string;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries: Entry[];

  /** Reads the directory. Throws a DataError where there is none: truncated, or no zip at all. */
  constructor(name: string, bytes: Uint8Array) {
    this.#name = excerptOfName(name);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = this.#readDirectory();
  }

  /** The files in it, in the order of the directory; folders are left out. */
  get entries(): readonly ZipEntry[] {
    return this.#entries;
  }

  /**
   * Unpacks `entry` piece by piece. Throws a DataError before unpacking where the declared size is
   * beyond the limits, and while unpacking where there is more than declared, where the data end
   * early, and where the checksum is wrong.
   */
  *pieces(entry: ZipEntry, limits = defaultLimits): Generator<Uint8Array, void, undefined> {
    const { method, flags, crc, offset, size, packedSize } = entry as Entry;
    const place = `${this.#name}/${excerptOfName(entry.name)}`;
    if (flags & encrypted) throw dataError(`${place}: the file is encrypted`);
    if (method !== stored && method !== deflated) {
      throw dataError(`${place}: packed with method ${method}, expected deflate`);
    }
    if (size > limits.maxSize || size > Math.max(packedSize, 1024) * limits.maxRatio) {
      throw dataError(
        `${place}: would unpack from ${megabytes(packedSize)} to ${megabytes(size)}, ` +
          `expected at most ${megabytes(limits.maxSize)} and ${limits.maxRatio} times its packed size`,
      );
    }
    const packed = this.#packedBytes(place, offset, packedSize);

    let length = 0;
    let sum = 0;
    for (const piece of method === stored ? cut(packed) : inflate(packed, place)) {
      length += piece.length;
      if (length > size) {
        throw dataError(`${place}: unpacks to more than the ${size} bytes declared`);
      }
      sum = crc32(piece, sum);
      if (piece.length > 0) yield piece;
    }
    if (length < size) {
      throw dataError(
        `${place}: ends after ${length} bytes, expected ${size}: the zip is truncated`,
      );
    }
    if (sum !== crc) throw dataError(`${place}: damaged, its checksum does not fit`);
  }

  /** The whole of a small file. */
  read(entry: ZipEntry, maxSize: number): Uint8Array {
    const pieces = [...this.pieces(entry, { ...defaultLimits, maxSize })];
    const whole = new Uint8Array(entry.size);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  #truncated(what: string): Error {
    return dataError(`${this.#name}: ${what}: the zip is truncated or damaged`);
  }

  #readDirectory(): Entry[] {
    const end = this.#findEnd();
    const count = this.#view.getUint16(end + 10, true);
    const size = this.#view.getUint32(end + 12, true);
    const begin = this.#view.getUint32(end + 16, true);
    if (begin === inZip64 || size === inZip64) {
      throw dataError(`${this.#name}: a Zip64 archive, expected a zip below 4 GiB`);
    }
    if (begin + size > end) throw this.#truncated('its directory is not where it should be');
    const entries: Entry[] = [];
    let at = begin;
    for (let i = 0; i < count; ++i) {
      const entry = this.#readEntry(at, end);
      entries.push(entry);
      at = entry.next;
    }
    return entries.filter(({ name }) => !name.endsWith('/'));
  }

  #findEnd(): number {
    const lowest = Math.max(0, this.#bytes.length - endSize - longestComment);
    for (let at = this.#bytes.length - endSize; at >= lowest; --at) {
      if (this.#view.getUint32(at, true) === endSignature) return at;
    }
    throw this.#truncated('no directory at its end');
  }

  #readEntry(at: number, end: number): Entry & { next: number } {
    const view = this.#view;
    if (at + entrySize > end || view.getUint32(at, true) !== entrySignature) {
      throw this.#truncated('its directory breaks off');
    }
    const nameSize = view.getUint16(at + 28, true);
    const next =
      at + entrySize + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw this.#truncated('its directory breaks off');
    const nameBytes = this.#bytes.subarray(at + entrySize, at + entrySize + nameSize);
    return {
      name: new TextDecoder().decode(nameBytes),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      next,
    };
  }

  #packedBytes(place: string, offset: number, packedSize: number): Uint8Array {
    const view = this.#view;
    const inside = offset + localSize <= this.#bytes.length;
    if (!inside || view.getUint32(offset, true) !== localSignature) {
      throw dataError(`${place}: is not where the directory says: the zip is truncated or damaged`);
    }
    const begin =
      offset + localSize + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (begin + packedSize > this.#bytes.length) {
      throw dataError(`${place}: is cut off: the zip is truncated`);
    }
    return this.#bytes.subarray(begin, begin + packedSize);
  }
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

function* inflate(packed: Uint8Array, place: string): Generator<Uint8Array> {
  let unpacked: Uint8Array[] = [];
  const inflater = new Inflate((piece) => unpacked.push(piece));
  let at = 0;
  do {
    const next = at + pieceSize;
    try {
      inflater.push(packed.subarray(at, next), next >= packed.length);
    } catch (error) {
      const { message } = error as FlateError;
      throw dataError(`${place}: cannot be unpacked (${message}): the zip is damaged`);
    }
    yield* unpacked;
    unpacked = [];
    at = next;
  } while (at < packed.length);
}
