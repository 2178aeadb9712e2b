"""Makes goldens.json: what PyTorch gives for every op, every option of a lookup and every optimizer.

    /usr/bin/python3 tests/parity/makeGoldens.py            writes tests/parity/goldens.json
    /usr/bin/python3 tests/parity/makeGoldens.py --check    exits with 1 where it would differ

Written with PyTorch 1.13 (Debian's python3-torch). A case names the call of the lab's API with its
arguments; {"input": n} stands for the nth tensor. Everything is a float32 matrix.
"""

import json
import pathlib
import sys

import torch
import torch.nn.functional as F

FILE = pathlib.Path(__file__).with_name("goldens.json")


def flat(tensor):
    return [round(x, 9) if abs(x) >= 1 else float(f"{x:.9g}") for x in tensor.detach().flatten().tolist()]


def tensorData(tensor):
    return {"shape": list(tensor.shape), "values": flat(tensor)}


class Goldens:
    def __init__(self):
        self.random = torch.Generator().manual_seed(20)
        self.ops = []
        self.optimizers = []

    def uniform(self, shape, low=-1.0, high=1.0):
        return low + (high - low) * torch.rand(shape, generator=self.random)

    def op(self, call, args, inputs, compute, statistics=None):
        """One call: its output, and the gradients of all inputs for a random upstream gradient."""
        leaves = [x.clone().requires_grad_() for x in inputs]
        output = compute(*leaves)
        upstream = self.uniform(output.shape)
        output.backward(upstream)
        grads = [torch.zeros_like(x) if x.grad is None else x.grad.to_dense() if x.grad.is_sparse else x.grad
                 for x in leaves]
        case = {
            "call": call,
            "args": args,
            "inputs": [tensorData(x) for x in inputs],
            "upstream": flat(upstream),
            "output": tensorData(output),
            "grads": [flat(x) for x in grads],
        }
        changed = [not torch.equal(x, leaf) for x, leaf in zip(inputs, leaves)]
        if any(changed):
            case["inputsAfter"] = [flat(x) for x in leaves]
        if statistics:
            case["statisticsAfter"] = [flat(x) for x in statistics]
        self.ops.append(case)

    def optimizer(self, kind, options, make, sparse=False, steps=20):
        """A table of five rows, of which rows 3 and 4 are no longer looked up after step 8."""
        table = self.uniform((5, 3))
        weight = torch.nn.Parameter(table.clone())
        optimizer = make([weight])
        case = {"kind": kind, "options": options, "sparse": sparse, "table": tensorData(table), "steps": []}
        for step in range(steps):
            rows = torch.randint(0, 5 if step < 8 else 3, (4,), generator=self.random)
            upstream = self.uniform((4, 3))
            optimizer.zero_grad()
            F.embedding(rows, weight, sparse=sparse).backward(upstream)
            optimizer.step()
            case["steps"].append({"rows": rows.tolist(), "upstream": flat(upstream), "value": flat(weight)})
        self.optimizers.append(case)


def x(n):
    return {"input": n}


def elementwise(goldens):
    shapes = [(3, 4), (1, 1), (7, 2)]
    for shape in shapes:
        for call, function in [("neg", torch.neg), ("relu", torch.relu), ("sigmoid", torch.sigmoid),
                               ("tanh", torch.tanh), ("exp", torch.exp)]:
            goldens.op(call, [x(0)], [goldens.uniform(shape, -3, 3)], function)
        for call, function in [("log", torch.log), ("sqrt", torch.sqrt)]:
            goldens.op(call, [x(0)], [goldens.uniform(shape, 0.1, 4)], function)
        goldens.op("sigmoidRange", [x(0), 0, 5.5], [goldens.uniform(shape, -3, 3)],
                   lambda a: torch.sigmoid(a) * 5.5)
    pairs = [((3, 4), (3, 4)), ((3, 4), (1, 4)), ((3, 4), (3, 1)), ((1, 1), (3, 4)), ((3, 1), (1, 4))]
    for left, right in pairs:
        for call, function in [("add", torch.add), ("sub", torch.sub), ("mul", torch.mul), ("div", torch.div)]:
            goldens.op(call, [x(0), x(1)], [goldens.uniform(left), goldens.uniform(right, 0.5, 2)], function)


def reductions(goldens):
    for shape in [(3, 4), (1, 9), (8, 1)]:
        for call, function in [("sum", torch.sum), ("mean", torch.mean)]:
            goldens.op(call, [x(0)], [goldens.uniform(shape)], lambda a: function(a).reshape(1, 1))
            for dim in (0, 1):
                goldens.op(call, [x(0), dim], [goldens.uniform(shape)], lambda a: function(a, dim, keepdim=True))
        goldens.op("rowDot", [x(0), x(1)], [goldens.uniform(shape), goldens.uniform(shape)],
                   lambda a, b: (a * b).sum(1, keepdim=True))


def matrices(goldens):
    for m, k, n in [(3, 4, 2), (1, 7, 5), (6, 1, 3)]:
        goldens.op("matmul", [x(0), x(1)], [goldens.uniform((m, k)), goldens.uniform((k, n))], torch.matmul)
        goldens.op("linear", [x(0), x(1), x(2)],
                   [goldens.uniform((m, k)), goldens.uniform((n, k)), goldens.uniform((1, n))], F.linear)
        goldens.op("linear", [x(0), x(1)], [goldens.uniform((m, k)), goldens.uniform((n, k))], F.linear)
        goldens.op("transpose", [x(0)], [goldens.uniform((m, k))], torch.t)
        goldens.op("concat", [[x(0), x(1)], 1], [goldens.uniform((m, k)), goldens.uniform((m, n))],
                   lambda a, b: torch.cat([a, b], 1))
        goldens.op("concat", [[x(0), x(1)], 0], [goldens.uniform((m, k)), goldens.uniform((n, k))],
                   lambda a, b: torch.cat([a, b], 0))


def lookups(goldens):
    tables = [((6, 4), [3, 1, 3, 0]), ((2, 1), [1, 1, 1]), ((9, 5), [8, 2, 2, 7, 0, 5])]
    for shape, rows in tables:
        index = torch.tensor(rows)
        goldens.op("embedding", [rows, x(0)], [goldens.uniform(shape)], lambda w: F.embedding(index, w))
        for options in [{"sparse": True}, {"paddingIdx": rows[0]}, {"paddingIdx": -1}, {"scaleGradByFreq": True},
                        {"maxNorm": 0.8}, {"maxNorm": 1.1, "normType": 1}, {"maxNorm": 0.7, "normType": 3}]:
            torchOptions = {"sparse": "sparse", "paddingIdx": "padding_idx", "scaleGradByFreq": "scale_grad_by_freq",
                            "maxNorm": "max_norm", "normType": "norm_type"}
            named = {torchOptions[name]: value for name, value in options.items()}
            goldens.op("embedding", [rows, x(0), options], [goldens.uniform(shape)],
                       lambda w: F.embedding(index, w, **named))
    bags = [((6, 4), [3, 1, 3, 0], [0, 2, 2]), ((3, 2), [2, 2, 0], [0]), ((9, 3), [8, 2, 2, 7, 0, 5], [0, 0, 3, 6])]
    for shape, rows, offsets in bags:
        index, starts = torch.tensor(rows), torch.tensor(offsets)
        for mode in ("sum", "mean", "max"):
            goldens.op("embeddingBag", [rows, offsets, x(0), {"mode": mode}], [goldens.uniform(shape)],
                       lambda w: F.embedding_bag(index, w, starts, mode=mode))
            goldens.op("embeddingBag", [rows, offsets, x(0), {"mode": mode, "paddingIdx": rows[1]}],
                       [goldens.uniform(shape)],
                       lambda w: F.embedding_bag(index, w, starts, mode=mode, padding_idx=rows[1]))
        goldens.op("embeddingBag", [rows, offsets, x(0), {"mode": "mean", "maxNorm": 0.6}], [goldens.uniform(shape)],
                   lambda w: F.embedding_bag(index, w, starts, mode="mean", max_norm=0.6))
        goldens.op("embeddingBag", [rows, offsets, x(0), {"mode": "sum", "perSampleWeights": x(1)}],
                   [goldens.uniform(shape), goldens.uniform((1, len(rows)))],
                   lambda w, s: F.embedding_bag(index, w, starts, mode="sum", per_sample_weights=s.reshape(-1)))


def layers(goldens):
    for rows, cols in [(5, 3), (2, 1), (16, 4)]:
        for training in (True, False):
            mean, variance = goldens.uniform((cols,)), goldens.uniform((cols,), 0.5, 2)
            options = {"runningMean": flat(mean), "runningVar": flat(variance), "training": training}
            statistics = [mean.clone(), variance.clone()]
            goldens.op("batchNorm1d", [x(0), x(1), x(2), options],
                       [goldens.uniform((rows, cols)), goldens.uniform((1, cols)), goldens.uniform((1, cols))],
                       lambda a, w, b: F.batch_norm(a, *statistics, w.reshape(-1), b.reshape(-1), training),
                       statistics)


def losses(goldens):
    for shape in [(4, 3), (1, 1), (2, 6)]:
        goldens.op("mseLoss", [x(0), x(1)], [goldens.uniform(shape), goldens.uniform(shape)],
                   lambda a, b: F.mse_loss(a, b).reshape(1, 1))
        targets = goldens.uniform(shape, 0, 1)
        goldens.op("bceWithLogits", [x(0), x(1)], [goldens.uniform(shape, -4, 4), targets],
                   lambda a, b: F.binary_cross_entropy_with_logits(a, b).reshape(1, 1))
        classes = torch.randint(0, shape[1], (shape[0],), generator=goldens.random)
        goldens.op("crossEntropy", [x(0), classes.tolist()], [goldens.uniform(shape, -4, 4)],
                   lambda a: F.cross_entropy(a, classes).reshape(1, 1))


def optimizers(goldens):
    torchNames = {"weightDecay": "weight_decay", "lrDecay": "lr_decay"}
    cases = [
        ("sgd", torch.optim.SGD, {"lr": 0.1}, False),
        ("sgd", torch.optim.SGD, {"lr": 0.1}, True),
        ("sgd", torch.optim.SGD, {"lr": 0.1, "momentum": 0.9, "weightDecay": 0.05}, False),
        ("sgd", torch.optim.SGD, {"lr": 0.1, "momentum": 0.9, "nesterov": True}, False),
        ("adam", torch.optim.Adam, {"lr": 0.05}, False),
        ("adam", torch.optim.Adam, {"lr": 0.05, "weightDecay": 0.1, "betas": [0.95, 0.99], "eps": 1e-5}, False),
        ("adamw", torch.optim.AdamW, {"lr": 0.05}, False),
        ("adamw", torch.optim.AdamW, {"lr": 0.05, "weightDecay": 0.3, "betas": [0.8, 0.9]}, False),
        ("sparseAdam", torch.optim.SparseAdam, {"lr": 0.05}, True),
        ("sparseAdam", torch.optim.SparseAdam, {"lr": 0.05, "betas": [0.8, 0.9], "eps": 1e-4}, True),
        ("adagrad", torch.optim.Adagrad, {"lr": 0.1}, False),
        ("adagrad", torch.optim.Adagrad, {"lr": 0.1, "lrDecay": 0.1}, True),
        ("adagrad", torch.optim.Adagrad, {"lr": 0.1, "weightDecay": 0.1}, False),
    ]
    for kind, make, options, sparse in cases:
        named = {torchNames.get(name, name): value for name, value in options.items()}
        goldens.optimizer(kind, options, lambda parameters: make(parameters, **named), sparse)


def main():
    goldens = Goldens()
    for part in (elementwise, reductions, matrices, lookups, layers, losses, optimizers):
        part(goldens)
    content = {"torch": torch.__version__, "ops": goldens.ops, "optimizers": goldens.optimizers}
    lines = [json.dumps(case, separators=(",", ":")) for case in goldens.ops]
    steps = [json.dumps(case, separators=(",", ":")) for case in goldens.optimizers]
    text = ('{"torch":' + json.dumps(content["torch"]) + ',\n"ops":[\n' + ",\n".join(lines)
            + '\n],\n"optimizers":[\n' + ",\n".join(steps) + "\n]}\n")
    if "--check" not in sys.argv:
        FILE.write_text(text)
        print(f"{len(goldens.ops)} ops, {len(goldens.optimizers)} optimizers written")
    elif not same(json.loads(text), json.loads(FILE.read_text())):
        sys.exit("goldens.json is not what this PyTorch gives")


def same(a, b):
    """Equal but for the last digits, in which processors differ, and the version's name."""
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a if key != "torch")
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float) or isinstance(b, float):
        return abs(a - b) <= 1e-6 + 1e-5 * abs(b)
    return a == b


main()
