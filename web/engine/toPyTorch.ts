// A trace as a PyTorch program that computes the same numbers and says so at its end.
//
// The values of leaves are those of the trace. A parameter shows its present value: take the trace
// before an optimizer's step, or before `maxNorm` scales rows that were read already.

import type { OptionValue, Trace, TraceNode } from './trace.ts';
import { shortestFloat } from './shortestFloat.ts';

// ---- Literals -----------------------------------------------------------------------------------

function pythonFloat(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (Object.is(x, -0)) return '-0.0';
  const text = String(shortestFloat(Math.fround(x)));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const pythonList = (items: readonly string[]): string => `[${items.join(', ')}]`;
const floats = (values: ArrayLike<number>): string =>
  pythonList(Array.from(values, (x) => pythonFloat(x)));

function indexTensor(indices: ArrayLike<number>): string {
  const list = pythonList(Array.from(indices, String));
  return indices.length > 0 ? `torch.tensor(${list})` : 'torch.tensor([], dtype=torch.long)';
}

/** A matrix as nested lists, a row to each line where there are several. */
function matrix(values: ArrayLike<number>, [rows, cols]: readonly [number, number]): string {
  const lines = Array.from({ length: rows }, (_, r) =>
    floats(Array.from({ length: cols }, (_, c) => values[r * cols + c])),
  );
  return rows > 1 ? `[\n    ${lines.join(',\n    ')},\n]` : pythonList(lines);
}

function matrixTensor(node: TraceNode, values: ArrayLike<number>, more = ''): string {
  const [rows, cols] = node.shape;
  if (rows * cols === 0) return `torch.zeros(${rows}, ${cols}${more})`;
  return `torch.tensor(${matrix(values, node.shape)}${more})`;
}

// ---- Ops ----------------------------------------------------------------------------------------

type Options = TraceNode['options'];
const list = (option: OptionValue): readonly number[] =>
  Array.isArray(option) ? (option as readonly number[]) : [];
const number = (option: OptionValue): string => String(option);

/** Keyword arguments of a lookup, where they are not PyTorch's defaults. */
function lookupOptions(options: Options): string {
  const { paddingIdx, maxNorm, normType, scaleGradByFreq, sparse } = options;
  return [
    paddingIdx === null ? '' : `, padding_idx=${number(paddingIdx)}`,
    maxNorm === null ? '' : `, max_norm=${pythonFloat(Number(maxNorm))}`,
    normType === 2 ? '' : `, norm_type=${pythonFloat(Number(normType))}`,
    scaleGradByFreq ? ', scale_grad_by_freq=True' : '',
    sparse ? ', sparse=True' : '',
  ].join('');
}

const reduction =
  (name: string) =>
  ([x]: string[], { options }: TraceNode): string =>
    options.dim === null
      ? `${x}.${name}()`
      : `${x}.${name}(dim=${number(options.dim)}, keepdim=True)`;
const operator =
  (sign: string) =>
  ([a, b]: string[]): string =>
    `${a} ${sign} ${b}`;
const torchCall =
  (name: string) =>
  (inputs: string[]): string =>
    `${name}(${inputs.join(', ')})`;

/**
 * Bags whose gradients are scaled by frequency, spelt out: PyTorch's embedding_bag divides by counts
 * of other rows there. Padding counts for nothing, so it is left out.
 */
function bagsByFrequency(table: string, weights: string | undefined, node: TraceNode): string {
  const { paddingIdx, maxNorm, normType, offsets } = node.options;
  const indices = Array.from(node.indices ?? []);
  const counted = indices.map((_, place) => place).filter((place) => indices[place] !== paddingIdx);
  const starts = list(offsets).map((start) => counted.filter((place) => place < start).length);
  const options = lookupOptions({ paddingIdx: null, maxNorm, normType, scaleGradByFreq: true });
  const rows = `F.embedding(${indexTensor(counted.map((place) => indices[place]))}, ${table}${options})`;
  const share = weights ? ` * ${weights}.reshape(-1, 1)[${indexTensor(counted)}]` : '';
  const splits = pythonList(starts.slice(1).map(String));
  const reduced = node.options.mode === 'sum' ? '' : ' / max(len(bag), 1)';
  return `torch.stack([bag.sum(dim=0)${reduced} for bag in (${rows}${share}).tensor_split(${splits})])`;
}

/** What stands to the right of the =. */
const expressions: Readonly<Record<string, (inputs: string[], node: TraceNode) => string>> = {
  tensor: (_, node) =>
    matrixTensor(node, node.value, node.requiresGrad ? ', requires_grad=True' : ''),
  add: operator('+'),
  sub: operator('-'),
  mul: operator('*'),
  div: operator('/'),
  neg: ([x]) => `-${x}`,
  relu: torchCall('F.relu'),
  sigmoid: torchCall('torch.sigmoid'),
  sigmoidRange: ([x], { options: { low, high } }) => {
    const [from, to] = [pythonFloat(Number(low)), pythonFloat(Number(high))];
    return `torch.sigmoid(${x}) * (${to} - ${from}) + ${from}`;
  },
  tanh: torchCall('torch.tanh'),
  exp: torchCall('torch.exp'),
  log: torchCall('torch.log'),
  sqrt: torchCall('torch.sqrt'),
  sum: reduction('sum'),
  mean: reduction('mean'),
  rowDot: ([a, b]) => `(${a} * ${b}).sum(dim=1, keepdim=True)`,
  matmul: operator('@'),
  linear: ([x, weight, bias]) => `F.linear(${x}, ${weight}${bias ? `, ${bias}[0]` : ''})`,
  transpose: ([x]) => `${x}.T`,
  concat: (parts, { options }) => `torch.cat(${pythonList(parts)}, dim=${number(options.dim)})`,
  oneHot: (_, { indices, options }) =>
    `F.one_hot(${indexTensor(indices ?? [])}, ${number(options.numClasses)}).float()`,
  embedding: ([table], { indices, options }) =>
    `F.embedding(${indexTensor(indices ?? [])}, ${table}${lookupOptions(options)})`,
  embeddingBag: ([table, weights], node) => {
    const { indices, options } = node;
    if (options.scaleGradByFreq) return bagsByFrequency(table, weights, node);
    const bags = `${indexTensor(indices ?? [])}, ${table}, ${indexTensor(list(options.offsets))}`;
    const weighted = weights ? `, per_sample_weights=${weights}.flatten()` : '';
    const mode = `, mode="${number(options.mode)}"`;
    return `F.embedding_bag(${bags}${mode}${weighted}${lookupOptions(options)})`;
  },
  /** PyTorch would draw other zeros: these are the lab's. */
  dropout: ([x], node) => `${x} * ${matrixTensor(node, list(node.options.factors))}`,
  batchNorm1d: ([x, scale, shift], { options }) => {
    const statistics = options.training
      ? 'None, None'
      : [options.runningMean, options.runningVar]
          .map((values) => `torch.tensor(${floats(list(values))})`)
          .join(', ');
    const training = options.training ? 'True' : 'False';
    const eps = pythonFloat(Number(options.eps));
    return `F.batch_norm(${x}, ${statistics}, ${scale}[0], ${shift}[0], training=${training}, eps=${eps})`;
  },
  mseLoss: torchCall('F.mse_loss'),
  bceWithLogits: torchCall('F.binary_cross_entropy_with_logits'),
  crossEntropy: ([logits], { options }) =>
    `F.cross_entropy(${logits}, ${indexTensor(list(options.classes))})`,
};

/** Ops whose inputs may also be a plain number or a tensor without dimensions. */
const binary = new Set(['add', 'sub', 'mul', 'div']);
const elementwise = new Set([
  ...binary,
  ...['neg', 'relu', 'sigmoid', 'sigmoidRange', 'tanh', 'exp', 'log', 'sqrt'],
]);

/**
 * One node as a line of PyTorch: `rows = F.embedding(torch.tensor([3, 1]), W)`; `names` by node id.
 * Throws TypeError for an op that PyTorch code is not known of.
 */
export function pytorchLine(node: TraceNode, names: readonly string[]): string {
  return `${names[node.id]} = ${expressionOf(node, names)}`;
}

function expressionOf(node: TraceNode, names: readonly string[]): string {
  const expression = Object.hasOwn(expressions, node.op) && expressions[node.op];
  if (!expression) throw new TypeError(`[toPyTorch] no PyTorch is known for ${node.op}`);
  return expression(
    node.inputs.map((id) => names[id]),
    node,
  );
}

// ---- Names --------------------------------------------------------------------------------------

const reserved = new Set(
  `False None True and as assert async await break class continue def del elif else except finally
  for from global if import in is lambda nonlocal not or pass raise return try while with yield
  F torch inf nan check print list`.split(/\s+/),
);
const snake = (name: string): string => name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`);

type Consumers = readonly (readonly TraceNode[])[];

function consumersOf({ nodes }: Trace): Consumers {
  const consumers: TraceNode[][] = nodes.map(() => []);
  for (const node of nodes) for (const id of new Set(node.inputs)) consumers[id].push(node);
  return consumers;
}

/** A number that the lab was given in place of a tensor, as in mul(x, 2). */
function isNumber(node: TraceNode, { nodes }: Trace, consumers: Consumers): boolean {
  const isBare = (one: TraceNode): boolean =>
    one.op === 'tensor' && one.name === '' && !one.requiresGrad && one.value.length === 1;
  return (
    isBare(node) &&
    consumers[node.id].length > 0 &&
    consumers[node.id].every(
      ({ op, inputs }) => binary.has(op) && inputs.some((id) => !isBare(nodes[id])),
    )
  );
}

/**
 * What each node is called in Python, by its id: its own name where that is one, a number for a
 * bare number, else its op and id.
 */
export function pythonNames(trace: Trace): string[] {
  const consumers = consumersOf(trace);
  const taken = new Set(reserved);
  return trace.nodes.map((node) => {
    if (isNumber(node, trace, consumers)) return pythonFloat(node.value[0]);
    const own = /^[A-Za-z_]\w*$/.test(node.name) && !reserved.has(node.name) ? node.name : '';
    let name = own || `${snake(node.op)}_${node.id}`;
    while (taken.has(name)) name = `${name}_${node.id}`;
    taken.add(name);
    return name;
  });
}

// ---- The program --------------------------------------------------------------------------------

/** Nodes whose value, [1, 1] here and a number in PyTorch, must be a matrix for what follows. */
function needMatrix({ nodes }: Trace, consumers: Consumers): boolean[] {
  const needed = nodes.map(() => false);
  for (const { id } of [...nodes].reverse()) {
    needed[id] = consumers[id].some((node) => !elementwise.has(node.op) || needed[node.id]);
  }
  return needed;
}

const losesShape = ({ op, options }: TraceNode): boolean =>
  ['mseLoss', 'bceWithLogits', 'crossEntropy'].includes(op) ||
  (['sum', 'mean'].includes(op) && options.dim === null);

/** Where backward passes began: a gradient that came from no other node. */
const isRoot = ({ op, grad, id }: TraceNode, consumers: Consumers): boolean =>
  op !== 'tensor' && grad !== null && consumers[id].every((node) => node.grad === null);

function backwardLine(node: TraceNode, name: string, isLast: boolean): string {
  const grad = node.grad ?? new Float32Array();
  const keep = isLast ? '' : 'retain_graph=True';
  if (grad.length === 1 && grad[0] === 1) return `${name}.backward(${keep})`;
  const seed = `${matrixTensor(node, grad)}.reshape(${name}.shape)`;
  return `${name}.backward(${[seed, keep].filter(Boolean).join(', ')})`;
}

const check = `
def check(what, tensor, expected):
    actual = tensor.detach()
    actual = actual.to_dense() if actual.is_sparse else actual
    expected = torch.tensor(expected).reshape(actual.shape)
    assert torch.allclose(actual, expected, rtol=1e-5, atol=1e-6, equal_nan=True), what
    print(what, actual)
`;

/**
 * The PyTorch program that computes what the trace holds: leaves with exactly their values, every
 * op, the backward passes; it ends by checking values and gradients, |a - b| ≤ 1e-6 + 1e-5 |b|.
 */
export function toPyTorch(trace: Trace): string {
  const consumers = consumersOf(trace);
  const names = pythonNames(trace);
  const needed = needMatrix(trace, consumers);
  const shown = trace.nodes.filter((node) => !isNumber(node, trace, consumers));
  const forward = shown.map((node) => {
    const line = pytorchLine(node, names);
    return losesShape(node) && needed[node.id] ? `${line}.reshape(1, 1)` : line;
  });
  const roots = trace.nodes.filter((node) => isRoot(node, consumers));
  const backward = roots.map((node, i) =>
    backwardLine(node, names[node.id], i === roots.length - 1),
  );
  const checks = shown.flatMap((node) => {
    const name = names[node.id];
    if (node.op !== 'tensor') return [`check("${name}", ${name}, ${floats(node.value)})`];
    if (!node.requiresGrad || !node.grad || roots.length === 0) return [];
    return [`check("${name}.grad", ${name}.grad, ${floats(node.grad)})`];
  });
  return [
    'import torch\nimport torch.nn.functional as F\nfrom torch import inf, nan\n',
    ...forward,
    ...(backward.length > 0 ? ['', ...backward] : []),
    ...(checks.length > 0 ? ['', check, ...checks] : []),
    '',
  ].join('\n');
}
