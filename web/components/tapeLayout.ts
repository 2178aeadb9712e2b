// Where the nodes of a computation graph stand: in layers from the leaves to the loss, each in a
// lane of its layer, so that few edges cross and none runs through a node.

export interface LayoutNode {
  id: number;
  inputs: readonly number[];
}

export interface Spot {
  layer: number;
  /** In lanes from the top; halves where a layer has fewer nodes than the fullest. */
  lane: number;
}

export interface LayoutEdge {
  from: number;
  to: number;
  /** From spot to spot, one for each layer that the edge goes through. */
  spots: Spot[];
}

export interface TapeLayout {
  layers: number;
  lanes: number;
  spots: ReadonlyMap<number, Spot>;
  edges: LayoutEdge[];
}

/** What takes a lane of a layer: a node, or an edge on its way through. */
interface Item {
  layer: number;
  order: number;
  before: Item[];
  behind: Item[];
}

const SWEEPS = 6;

/** Leaves stand right before their first use, everything else right behind its last input. */
function layersOf(nodes: readonly LayoutNode[]): Map<number, number> {
  const layers = new Map<number, number>();
  for (const { id, inputs } of nodes) {
    layers.set(id, Math.max(-1, ...inputs.map((input) => layers.get(input) ?? -1)) + 1);
  }
  for (const { id, inputs } of nodes) {
    const users = nodes.filter((node) => node.inputs.includes(id));
    if (inputs.length > 0 || users.length === 0) continue;
    layers.set(id, Math.min(...users.map((user) => layers.get(user.id) ?? 1)) - 1);
  }
  return layers;
}

/** Puts each layer's items in the order of what they hang on. */
function untangle(layers: Item[][]): void {
  const settle = (layer: Item[], side: 'before' | 'behind'): void => {
    const wish = (item: Item): number =>
      item[side].length === 0
        ? item.order
        : item[side].reduce((sum, { order }) => sum + order, 0) / item[side].length;
    const wishes = new Map(layer.map((item) => [item, wish(item)]));
    layer.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
    centre(layer);
  };
  for (let sweep = 0; sweep < SWEEPS; ++sweep) {
    for (const layer of layers) settle(layer, 'before');
    for (const layer of layers.toReversed()) settle(layer, 'behind');
  }
}

function centre(layer: Item[]): void {
  layer.forEach((item, i) => {
    item.order = i - (layer.length - 1) / 2;
  });
}

/** `unsorted`: nodes whose inputs have smaller ids; inputs that are not among them are left out. */
export function layoutTape(unsorted: readonly LayoutNode[]): TapeLayout {
  const nodes = [...unsorted].sort((a, b) => a.id - b.id);
  const layerOf = layersOf(nodes);
  const count = Math.max(0, ...layerOf.values()) + 1;
  const layers: Item[][] = Array.from({ length: count }, () => []);
  const put = (layer: number): Item => {
    const item: Item = { layer, order: 0, before: [], behind: [] };
    layers[layer]?.push(item);
    return item;
  };
  const join = (before: Item, behind: Item): void => {
    before.behind.push(behind);
    behind.before.push(before);
  };
  const items = new Map(nodes.map(({ id }) => [id, put(layerOf.get(id) ?? 0)]));
  const paths: { from: number; to: number; items: Item[] }[] = [];
  for (const { id, inputs } of nodes) {
    const end = items.get(id);
    for (const input of new Set(inputs)) {
      const start = items.get(input);
      if (start === undefined || end === undefined) continue;
      const path = [start];
      for (let layer = start.layer + 1; layer < end.layer; ++layer) path.push(put(layer));
      path.push(end);
      path.slice(1).forEach((item, i) => join(path[i] ?? start, item));
      paths.push({ from: input, to: id, items: path });
    }
  }
  for (const layer of layers) centre(layer);
  untangle(layers);

  const lanes = Math.max(1, ...layers.map((layer) => layer.length));
  const spotOf = ({ layer, order }: Item): Spot => ({ layer, lane: order + (lanes - 1) / 2 });
  return {
    layers: count,
    lanes,
    spots: new Map([...items].map(([id, item]) => [id, spotOf(item)])),
    edges: paths.map(({ from, to, items: path }) => ({ from, to, spots: path.map(spotOf) })),
  };
}
