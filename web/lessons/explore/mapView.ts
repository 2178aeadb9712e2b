// The map: films along two principal components. Drag to move, buttons, + and − to enlarge, arrow
// keys to go from film to film. The wheel enlarges only while the map has the focus.

import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../../components/icons.ts';
import { LightElement } from '../../components/lightElement.ts';
import { itemName, type Item } from '../../engine/recommending.ts';
import { t } from '../../text/text.ts';
import {
  moved,
  nearest,
  placeLabels,
  Projection,
  towards,
  zoomed,
  type Label,
  type LabelWish,
  type Point,
  type Size,
} from './mapLayout.ts';
import { MOST_ZOOM, OPENING, type View } from './state.ts';

const STEP = 1.6;
const WHEEL = 1.0015;
const REACH = 22;
const DRAG = 4;
const DOT = 3.5;
const CHOSEN = 7;
const LABELS_PER_PIXEL = 1 / 9000;
const LONGEST = 28;
/** The corner in which the buttons are: no label lies under them. */
const BUTTONS: Size = { width: 146, height: 54 };

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What the map shows; points in units of the components. */
export interface MapModel {
  items: readonly Item[];
  points: readonly Point[];
  chosen: number | null;
  /** Filled as rated by the person, ringed as neighbours of the chosen film. */
  rated: ReadonlySet<string>;
  near: ReadonlySet<string>;
  /** 0 … 1 from light to dark, or null for a hollow dot. */
  tint: (item: Item) => number | null;
  /** What is on show, for a screen reader. */
  caption: string;
}

const shorten = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;

/** Emits `film` (detail: an id) and `view` (detail: a View). */
@customElement('explore-map')
export class ExploreMap extends LightElement {
  @property({ attribute: false }) model!: MapModel;
  @property({ attribute: false }) view: View = OPENING.view;
  @state() private size: Size = { width: 0, height: 0 };
  @state() private hovered: number | null = null;
  /** Where the map is while a drag is under way. */
  @state() private dragged: View | null = null;
  @query('.map-frame') private readonly frame!: HTMLElement;
  #resizing: ResizeObserver | null = null;
  #pointers = new Map<number, Point>();
  #start: Point | null = null;
  readonly #widths = new Map<string, number>();
  readonly #pen = document.createElement('canvas').getContext('2d');

  protected override firstUpdated(): void {
    this.#resizing = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
      this.size = { width, height };
    });
    this.#resizing.observe(this.frame);
    // Lit's listeners are passive where a browser says so; this one keeps the page from scrolling.
    this.frame.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    void document.fonts?.ready.then(() => {
      this.#widths.clear();
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing?.disconnect();
  }

  get #projection(): Projection {
    return new Projection(this.model.points, this.size, this.dragged ?? this.view);
  }

  // ---- What a person can do ---------------------------------------------------------------------

  #show(view: View): void {
    this.dispatchEvent(new CustomEvent<View>('view', { detail: view }));
  }

  #choose(index: number | null): void {
    const item = index === null ? undefined : this.model.items[index];
    if (item) this.dispatchEvent(new CustomEvent<string>('film', { detail: item.id }));
  }

  #zoom(factor: number, about?: Point): void {
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    this.#show(zoomed(this.#projection, factor, about ?? middle, MOST_ZOOM));
  }

  #place(event: MouseEvent): Point {
    const { left, top } = this.frame.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #onWheel(event: WheelEvent): void {
    const { activeElement } = this.frame.getRootNode() as Document | ShadowRoot;
    if (!this.frame.contains(activeElement)) return;
    event.preventDefault();
    this.#zoom(WHEEL ** -event.deltaY, this.#place(event));
  }

  #onDown(event: PointerEvent): void {
    this.frame.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, this.#place(event));
    this.#start = this.#pointers.size === 1 ? this.#place(event) : null;
  }

  #onMove(event: PointerEvent): void {
    const at = this.#place(event);
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) {
      this.hovered = nearest(this.#onScreen(), at, REACH);
      return;
    }
    const others = [...this.#pointers].filter(([id]) => id !== event.pointerId);
    this.#pointers.set(event.pointerId, at);
    const other = others[0]?.[1];
    if (other !== undefined) {
      const apart = (one: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      const factor = apart(at) / Math.max(1, apart(before));
      this.dragged = zoomed(this.#projection, factor, middle, MOST_ZOOM);
    } else if (
      this.#start === null ||
      Math.hypot(at.x - this.#start.x, at.y - this.#start.y) > DRAG
    ) {
      this.#start = null;
      this.dragged = moved(this.#projection, { x: at.x - before.x, y: at.y - before.y });
    }
  }

  #onUp(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    if (this.#start !== null) this.#choose(nearest(this.#onScreen(), this.#start, REACH));
    this.#start = null;
    if (this.#pointers.size > 0 || this.dragged === null) return;
    this.#show(this.dragged);
    this.dragged = null;
  }

  /** The browser took the pointer, to scroll: nothing was chosen, nothing moved. */
  #onCancel(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    this.#start = null;
    this.dragged = null;
  }

  #onKey(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    if (arrow !== undefined && event.shiftKey) {
      this.#show(moved(this.#projection, { x: -60 * arrow.x, y: -60 * arrow.y }));
    } else if (arrow !== undefined) {
      const points = this.#onScreen();
      this.#choose(towards(points, this.model.chosen ?? 0, arrow));
    } else if (event.key === '+' || event.key === '=') this.#zoom(STEP);
    else if (event.key === '-') this.#zoom(1 / STEP);
    else if (event.key === '0' || event.key === 'Home') this.#show(OPENING.view);
    else return;
    event.preventDefault();
  }

  // ---- The picture ------------------------------------------------------------------------------

  #onScreen(): Point[] {
    const projection = this.#projection;
    return this.model.points.map((point) => projection.toScreen(point));
  }

  #widthOf(text: string): number {
    let width = this.#widths.get(text);
    if (width === undefined) {
      if (this.#pen !== null) this.#pen.font = getComputedStyle(this.frame).font;
      width = (this.#pen?.measureText(text).width ?? text.length * 7) + 1;
      this.#widths.set(text, width);
    }
    return width;
  }

  /** The chosen film, the one under the pointer, what was rated, what is near; then the best known. */
  #labels(points: readonly Point[], projection: Projection): Label[] {
    const { items, chosen, rated, near } = this.model;
    const rank = (item: Item, i: number): number =>
      i === chosen
        ? 0
        : i === this.hovered
          ? 1
          : rated.has(item.id)
            ? 2
            : near.has(item.id)
              ? 3
              : 4;
    const wishes = items
      .map((item, index): LabelWish & { rank: number } => ({
        index,
        at: points[index] ?? { x: NaN, y: NaN },
        text: shorten(item.title ?? item.id),
        radius: index === chosen ? CHOSEN : DOT + 1,
        rank: rank(item, index),
      }))
      .filter(({ at }) => projection.holds(at))
      .toSorted((a, b) => a.rank - b.rank || a.index - b.index);
    const { size } = this;
    const most = Math.max(6, Math.round(size.width * size.height * LABELS_PER_PIXEL));
    const buttons = {
      left: size.width - BUTTONS.width,
      top: 0,
      right: size.width,
      bottom: BUTTONS.height,
    };
    return placeLabels(wishes, size, (text) => this.#widthOf(text), most, [buttons]);
  }

  protected override render(): TemplateResult {
    const { model, size } = this;
    const { zoom } = this.dragged ?? this.view;
    return html`<div class="map">
      <div
        class="map-frame"
        tabindex="0"
        role="application"
        aria-label=${model.caption}
        aria-describedby="map-keys"
        data-zoomed=${zoom > 1}
        @pointerdown=${(event: PointerEvent) => this.#onDown(event)}
        @pointermove=${(event: PointerEvent) => this.#onMove(event)}
        @pointerup=${(event: PointerEvent) => this.#onUp(event)}
        @pointercancel=${(event: PointerEvent) => this.#onCancel(event)}
        @pointerleave=${() => {
          this.hovered = null;
        }}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
      >
        ${size.width > 0 ? this.#picture() : nothing}
      </div>
      <div class="map-zoom">
        ${this.#button('plus', t('explore.map.closer'), zoom >= MOST_ZOOM, () => this.#zoom(STEP))}
        ${this.#button('minus', t('explore.map.farther'), zoom <= 1, () => this.#zoom(1 / STEP))}
        ${this.#button('again', t('explore.map.whole'), zoom <= 1, () => this.#show(OPENING.view))}
      </div>
      <p class="map-keys" id="map-keys">${t('explore.map.keys')}</p>
    </div>`;
  }

  #button(
    name: 'plus' | 'minus' | 'again',
    label: string,
    disabled: boolean,
    act: () => void,
  ): TemplateResult {
    return html`<button
      type="button"
      class="button icon-only"
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icon(name)}
    </button>`;
  }

  #picture(): TemplateResult {
    const { model, size } = this;
    const projection = this.#projection;
    const points = this.#onScreen();
    const origin = projection.toScreen({ x: 0, y: 0 });
    const shown = points.flatMap((point, i) => (projection.holds(point) ? [i] : []));
    const last = shown.filter((i) => i === model.chosen);
    return html`<svg
      class="map-svg"
      width=${size.width}
      height=${size.height}
      aria-hidden="true"
      focusable="false"
    >
      <line class="map-axis" x1="0" x2=${size.width} y1=${origin.y} y2=${origin.y}></line>
      <line class="map-axis" y1="0" y2=${size.height} x1=${origin.x} x2=${origin.x}></line>
      ${[...shown.filter((i) => i !== model.chosen), ...last].map((i) => this.#dot(i, points[i]))}
      ${this.#labels(points, projection).map(
        ({ index, text, x, y }) =>
          svg`<text
            class="map-label ${index === model.chosen ? 'chosen' : ''}"
            x=${x}
            y=${y}
          >${text}</text>`,
      )}
    </svg>`;
  }

  #dot(index: number, at: Point | undefined): TemplateResult | typeof nothing {
    const item = this.model.items[index];
    if (item === undefined || at === undefined) return nothing;
    const { chosen, rated, near, tint } = this.model;
    const share = tint(item);
    const kinds = [
      index === chosen ? 'chosen' : '',
      rated.has(item.id) ? 'rated' : '',
      near.has(item.id) ? 'near' : '',
      share === null ? '' : 'filled',
    ];
    const radius = index === chosen ? CHOSEN : share === null ? DOT : DOT + 0.5;
    return svg`<circle
      class="map-dot ${kinds.join(' ')}"
      cx=${at.x}
      cy=${at.y}
      r=${radius}
      style=${`--share: ${((share ?? 0) * 100).toFixed(0)}%`}
    ><title>${itemName(item)}</title></circle>`;
  }
}
