// A bar that fills on one line of a terminal.

import type { WriteStream } from 'node:tty';
import type { TrainProgress } from '../engine/training.ts';

const width = 32;

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** "████████░░░░  41 %" */
export function barOf(fraction: number): string {
  const full = Math.round(fraction * width);
  const percent = `${Math.floor(fraction * 100)}`.padStart(3);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${percent} %`;
}

/** "epoch 2/5 ████████░░░░  41 %  0:03 left  612,000 ratings/s" */
export function progressLine(progress: TrainProgress): string {
  const { fraction, epoch, epochs, secondsLeft, ratingsPerSecond } = progress;
  const left = secondsLeft === null ? '' : `  ${duration(secondsLeft)} left`;
  const speed = Math.round(ratingsPerSecond).toLocaleString('en');
  const current = Math.min(epoch + 1, epochs);
  return `epoch ${current}/${epochs} ${barOf(fraction)}${left}  ${speed} ratings/s`;
}

/** Draws over itself; says nothing where `stream` is not a terminal. */
export class ProgressBar {
  readonly #stream: WriteStream;
  #drawn = false;

  constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  draw(progress: TrainProgress): void {
    this.show(progressLine(progress));
  }

  /** Any other line. */
  show(line: string): void {
    if (!this.#stream.isTTY) return;
    this.#stream.write(`\r${line.slice(0, this.#stream.columns - 1)}\x1b[K`);
    this.#drawn = true;
  }

  /** Makes room for other lines. */
  clear(): void {
    if (this.#drawn) this.#stream.write('\r\x1b[K');
    this.#drawn = false;
  }
}
