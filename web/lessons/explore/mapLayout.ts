// The geometry of the map: from components to the screen and back, which labels have room, which
// film lies where. Nothing here is learnt: it places what was.

import type { View } from './state.ts';

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Room between the outermost dot and the frame, for its label. */
const MARGIN = 34;

const ends = (values: readonly number[]): [number, number] =>
  values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );

/** The view, as much enlarged as `view`, that has `point` in the middle. */
export function centredOn(points: readonly Point[], point: Point, { zoom }: View): View {
  const { middle } = new Projection(points, { width: 1, height: 1 }, { x: 0, y: 0, zoom });
  return { x: point.x - middle.x, y: point.y - middle.y, zoom };
}

/** One scale for both axes, so that distances are what they are; y grows upwards. */
export class Projection {
  readonly size: Size;
  readonly view: View;
  /** Pixels for one unit of a component. */
  readonly scale: number;
  /** What the view's centre is measured from: the middle of all points. */
  readonly middle: Point;
  /** How far the outermost points are from it. */
  readonly reach: Point;

  constructor(points: readonly Point[], size: Size, view: View) {
    const [left, right] = ends(points.map(({ x }) => x));
    const [bottom, top] = ends(points.map(({ y }) => y));
    const across = (size.width - 2 * MARGIN) / Math.max(1e-6, right - left);
    const up = (size.height - 2 * MARGIN) / Math.max(1e-6, top - bottom);
    this.size = size;
    this.view = view;
    this.scale = Math.max(1e-6, Math.min(across, up)) * view.zoom;
    this.reach = { x: (right - left) / 2, y: (top - bottom) / 2 };
    this.middle = { x: (left + right) / 2, y: (bottom + top) / 2 };
  }

  toScreen({ x, y }: Point): Point {
    const { size, view, scale, middle } = this;
    return {
      x: size.width / 2 + (x - middle.x - view.x) * scale,
      y: size.height / 2 - (y - middle.y - view.y) * scale,
    };
  }

  /** Relative to the middle, as a view's centre is. */
  fromScreen({ x, y }: Point): Point {
    const { size, view, scale } = this;
    return { x: view.x + (x - size.width / 2) / scale, y: view.y - (y - size.height / 2) / scale };
  }

  holds({ x, y }: Point): boolean {
    return x >= 0 && x <= this.size.width && y >= 0 && y <= this.size.height;
  }
}

/** `view` enlarged by `factor` about the place on the screen that stays where it is. */
export function zoomed(projection: Projection, factor: number, about: Point, most: number): View {
  const { view, size, scale } = projection;
  const zoom = Math.min(most, Math.max(1, view.zoom * factor));
  if (zoom === 1) return { x: 0, y: 0, zoom };
  const fixed = projection.fromScreen(about);
  const after = (scale * zoom) / view.zoom;
  return {
    x: fixed.x - (about.x - size.width / 2) / after,
    y: fixed.y + (about.y - size.height / 2) / after,
    zoom,
  };
}

/** `view` moved by pixels; its centre stays among the points. */
export function moved({ view, scale, reach }: Projection, by: Point): View {
  if (view.zoom === 1) return view;
  const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
  return {
    x: within(view.x - by.x / scale, reach.x),
    y: within(view.y + by.y / scale, reach.y),
    zoom: view.zoom,
  };
}

// ---- Labels -------------------------------------------------------------------------------------

export interface LabelWish {
  /** Which point it is of. */
  index: number;
  at: Point;
  text: string;
  /** Pixels from the dot's centre at which its label begins. */
  radius: number;
}

export interface Label {
  index: number;
  text: string;
  /** Left end of its base line. */
  x: number;
  y: number;
  box: Box;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const LINE = 15;
const ABOVE_BASE = 11;
const GAP = 3;
const APART = 2;

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right + APART &&
  b.left < a.right + APART &&
  a.top < b.bottom + APART &&
  b.top < a.bottom + APART;

/**
 * Places as many labels as fit, the first wishes first: beside the dot, or above or below it, within
 * the frame, on no other label and on nothing that is `taken`.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  size: Size,
  widthOf: (text: string) => number,
  most: number,
  taken: readonly Box[] = [],
): Label[] {
  const placed: Label[] = [];
  for (const { index, at, text, radius } of wishes) {
    if (placed.length >= most) break;
    const width = widthOf(text);
    const lefts: [left: number, top: number][] = [
      [at.x + radius + GAP, at.y - LINE / 2],
      [at.x - radius - GAP - width, at.y - LINE / 2],
      [at.x - width / 2, at.y - radius - LINE],
      [at.x - width / 2, at.y + radius],
    ];
    for (const [left, top] of lefts) {
      const box = { left, top, right: left + width, bottom: top + LINE };
      const inside =
        left >= GAP && top >= 0 && box.right <= size.width - GAP && box.bottom <= size.height;
      if (
        !inside ||
        [...taken, ...placed.map((other) => other.box)].some((one) => meet(one, box))
      ) {
        continue;
      }
      placed.push({ index, text, x: left, y: top + ABOVE_BASE, box });
      break;
    }
  }
  return placed;
}

// ---- Finding one's way ----------------------------------------------------------------------------

/** The point nearest to `at`, no farther than `reach`; null where there is none. */
export function nearest(points: readonly Point[], at: Point, reach: number): number | null {
  let best: number | null = null;
  let distance = reach;
  points.forEach((point, i) => {
    const away = Math.hypot(point.x - at.x, point.y - at.y);
    if (away > distance) return;
    distance = away;
    best = i;
  });
  return best;
}

/** The nearest point in a direction, from another: what lies aside counts double. */
export function towards(points: readonly Point[], from: number, step: Point): number | null {
  const start = points[from];
  if (start === undefined) return null;
  let best: number | null = null;
  let least = Infinity;
  points.forEach((point, i) => {
    const [x, y] = [point.x - start.x, point.y - start.y];
    const ahead = x * step.x + y * step.y;
    const aside = Math.abs(x * step.y - y * step.x);
    if (i === from || ahead <= 0 || aside > 2 * ahead) return;
    const cost = ahead + 2 * aside;
    if (cost >= least) return;
    least = cost;
    best = i;
  });
  return best;
}
