"""Makes goldens.json: what PyTorch gives for every op, every option of a lookup and every optimizer,
and what it refuses.

    /usr/bin/python3 tests/parity/makeGoldens.py            writes tests/parity/goldens.json
    /usr/bin/python3 tests/parity/makeGoldens.py --check    exits with 1 where it would differ

Written with PyTorch 1.13 (Debian's python3-torch). A case names the call of the lab's API with its
arguments; {"input": n} stands for the nth tensor. Everything is a float32 matrix. The cases
themselves are in goldenOps.py and goldenOptimizers.py.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

import goldenOps
import goldenOptimizers
from comparing import near, writeOrCheck


def flat(tensor):
    return [round(x, 9) if abs(x) >= 1 else float(f"{x:.9g}") for x in tensor.detach().flatten().tolist()]


def tensorData(tensor):
    return {"shape": list(tensor.shape), "values": flat(tensor)}


class Goldens:
    def __init__(self):
        self.random = torch.Generator().manual_seed(20)
        self.ops, self.optimizers, self.refusals = [], [], []

    def uniform(self, shape, low=-1.0, high=1.0):
        return low + (high - low) * torch.rand(shape, generator=self.random)

    def op(self, call, args, inputs, compute, statistics=None, frozen=False):
        """One call: its output, and the gradients of all inputs for a random upstream gradient. With
        `frozen` the inputs take none; the upstream gradient is one of output * factor, a last input."""
        leaves = [x.clone().requires_grad_(not frozen) for x in inputs]
        output = result = compute(*leaves)
        if frozen:
            inputs = [*inputs, self.uniform(output.shape)]
            leaves.append(inputs[-1].clone().requires_grad_())
            result = output * leaves[-1]
        upstream = self.uniform(output.shape)
        case = {"call": call, "args": args, "inputs": [tensorData(x) for x in inputs], "output": tensorData(output)}
        if result.requires_grad:
            result.backward(upstream)
            case |= {"upstream": flat(upstream), "grads": [self.gradient(x) for x in leaves]}
        if frozen:
            case["frozen"] = True
        if leaves and leaves[0].grad is not None and leaves[0].grad.is_sparse:
            rows = leaves[0].grad.coalesce()
            case["gradRows"] = {"rows": rows.indices()[0].tolist(), "values": flat(rows.values())}
        if any(not torch.equal(x, leaf) for x, leaf in zip(inputs, leaves)):
            case["inputsAfter"] = [flat(x) for x in leaves]
        if statistics:
            case["statisticsAfter"] = [flat(x) for x in statistics]
        self.ops.append(case)

    @staticmethod
    def gradient(leaf):
        if not leaf.requires_grad:
            return None
        if leaf.grad is None:
            return flat(torch.zeros_like(leaf))
        return flat(leaf.grad.to_dense() if leaf.grad.is_sparse else leaf.grad)

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

    def refusal(self, what, attempt):
        """PyTorch must refuse `attempt`; the lab must too, see refusals.test.mjs."""
        try:
            attempt()
        except Exception as error:
            message = str(error).splitlines()[0]
            self.refusals.append({"what": what, "torch": f"{type(error).__name__}: {message}"})
        else:
            raise AssertionError(f"PyTorch does not refuse: {what}")


def lines(cases):
    return "[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]"


def same(a, b):
    """Equal but for the last digits, in which processors differ, and the version's name."""
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a if key != "torch")
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return near(a, b) if isinstance(a, float) or isinstance(b, float) else a == b


goldens = Goldens()
goldenOps.add(goldens)
goldenOptimizers.add(goldens)
text = (f'{{"torch":{json.dumps(torch.__version__)},\n"ops":{lines(goldens.ops)},\n'
        f'"optimizers":{lines(goldens.optimizers)},\n"refusals":{lines(goldens.refusals)}}}\n')
writeOrCheck(pathlib.Path(__file__).with_name("goldens.json"), text,
             lambda new, old: same(json.loads(new), json.loads(old)))
