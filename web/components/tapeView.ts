// The tape: what the core computed, node by node, from the leaves to the loss. In a narrow place it
// becomes a list in the order of the computation.

import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Shape } from '../engine/trace.ts';
import { t } from '../text/text.ts';
import { LightElement } from './lightElement.ts';
import { OwnWidth } from './ownWidth.ts';
import type { Role } from './numberCell.ts';
import { layoutTape, type LayoutEdge, type Spot, type TapeLayout } from './tapeLayout.ts';

export interface TapeNode {
  id: number;
  /** What the learner calls it: "user", "r". */
  label: string;
  /** The core's name of the operation. */
  op: string;
  inputs: readonly number[];
  shape: Shape;
  role: Role;
  /** Whether the walk has come by. */
  reached: boolean;
  /** No gradient goes into it, nor beyond. */
  stops?: boolean;
  /** Stands back: something else is looked at. */
  dim?: boolean;
}

/** Pixels of a lane, and of a layer where it still holds a node. */
const LANE = 66;
const LAYER_LEAST = 96;
/** Characters of a name; longer ones are written smaller. */
const LONG_NAME = 13;
/** Between a node and the borders of its layer. */
const GAP = 14;

/** Emits `node` (detail: its id) when a node is chosen. */
@customElement('lab-tape')
export class TapeView extends LightElement {
  @property({ attribute: false }) nodes: readonly TapeNode[] = [];
  @property({ attribute: false }) current: number | null = null;
  @property() direction: 'forward' | 'backward' = 'forward';
  @property() label = '';
  readonly #width = new OwnWidth(this);
  #layout: TapeLayout = layoutTape([]);
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('nodes')) this.#layout = layoutTape(this.nodes);
  }

  get #narrow(): boolean {
    return this.#width.value < this.#layout.layers * LAYER_LEAST;
  }

  /** One stop for Tab; arrows go along the tape. */
  #onKey(event: KeyboardEvent): void {
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('.tape-node')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons[to]?.focus();
  }

  protected override render(): TemplateResult {
    if (this.#width.value === 0) return html``;
    const narrow = this.#narrow;
    const height = this.#layout.lanes * LANE;
    return html`<div
      class="tape ${narrow ? 'narrow' : ''} ${this.direction}"
      role="group"
      aria-label=${this.label || t('tape.label')}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
    >
      ${narrow ? nothing : this.#edges(height)}
      <ol style=${narrow ? '' : `height: ${height}px`}>
        ${this.nodes.map((node, i) => this.#node(node, i, narrow))}
      </ol>
    </div>`;
  }

  get #layerWidth(): number {
    return this.#width.value / this.#layout.layers;
  }

  #centre({ layer, lane }: Spot): { x: number; y: number } {
    return { x: (layer + 0.5) * this.#layerWidth, y: (lane + 0.5) * LANE };
  }

  #node(node: TapeNode, place: number, narrow: boolean): TemplateResult {
    const { id, label, op, inputs, shape, role, reached, stops = false, dim = false } = node;
    const current = id === this.current;
    const spot = this.#layout.spots.get(id) ?? { layer: 0, lane: 0 };
    const { x, y } = this.#centre(spot);
    const names = inputs.flatMap(
      (input) => this.nodes.find((one) => one.id === input)?.label ?? [],
    );
    const stopped = stops && this.direction === 'backward';
    const isEntry = current || (place === 0 && !this.nodes.some((one) => one.id === this.current));
    return html`<li style=${narrow ? '' : `left: ${x}px; top: ${y}px`}>
      <button
        type="button"
        class="tape-node ${role} ${reached ? 'reached' : ''} ${dim ? 'dim' : ''}"
        style=${narrow ? '' : `width: ${this.#layerWidth - 2 * GAP}px`}
        tabindex=${isEntry ? 0 : -1}
        aria-current=${current ? 'step' : 'false'}
        title=${`${label} = ${op}${names.length > 0 ? `(${names.join(', ')})` : ''}`}
        @click=${() => this.dispatchEvent(new CustomEvent<number>('node', { detail: id }))}
      >
        <span class="tape-name ${label.length > LONG_NAME ? 'long' : ''}">${label}</span>
        <span class="tape-op">${op} <span class="tape-shape">[${shape.join(', ')}]</span></span>
        ${
          narrow && names.length > 0
            ? html`<span class="tape-from">${t('tape.from', { names: names.join(', ') })}</span>`
            : nothing
        }
        <span class=${stopped ? 'tape-stops' : 'visually-hidden'}
          >${t(stopped ? 'tape.stops' : reached ? 'tape.reached' : 'tape.ahead')}</span
        >
      </button>
    </li>`;
  }

  /** An edge as a path, from the side of its first node to the side of its last. */
  #path({ spots }: LayoutEdge): string {
    const places = spots.map((spot) => this.#centre(spot));
    const half = this.#layerWidth / 2 - GAP;
    const [start, ...others] = places;
    if (start === undefined) return '';
    let x = start.x + half;
    let { y } = start;
    let path = `M${x} ${y}`;
    others.forEach((place, i) => {
      const isLast = i === others.length - 1;
      const into = place.x - half;
      const middle = (x + into) / 2;
      path += `C${middle} ${y} ${middle} ${place.y} ${into} ${place.y}`;
      if (!isLast) path += `H${place.x + half}`;
      x = place.x + half;
      y = place.y;
    });
    return path;
  }

  #edges(height: number): TemplateResult {
    const nodes = new Map(this.nodes.map((node) => [node.id, node]));
    const backward = this.direction === 'backward';
    const drawn = this.#layout.edges.map((edge) => {
      const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
      const stopped = backward && from?.stops === true;
      const travelled = from?.reached === true && to?.reached === true && !stopped;
      return { path: this.#path(edge), travelled, stopped, key: `${edge.from}-${edge.to}` };
    });
    return html`<svg
        class="tape-edges"
        width=${this.#width.value}
        height=${height}
        aria-hidden="true"
      >
        ${drawn.map(
          ({ path, travelled, stopped }) =>
            svg`<path class="${travelled ? 'travelled' : ''} ${stopped ? 'stopped' : ''}" d=${path} />`,
        )}
      </svg>
      ${drawn.map(({ path, travelled }) =>
        backward && travelled
          ? html`<span class="tape-disc" style=${`offset-path: path('${path}')`}></span>`
          : nothing,
      )}`;
  }
}
