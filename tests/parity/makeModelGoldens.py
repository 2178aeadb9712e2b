"""Makes models.txt: an epoch of every recommender in PyTorch, from weights and batches written down.

    /usr/bin/python3 tests/parity/makeModelGoldens.py            writes tests/parity/models.txt
    /usr/bin/python3 tests/parity/makeModelGoldens.py --check    exits with 1 where it would differ

Written with PyTorch 1.13 (Debian's python3-torch); read by tests/core/modelParityTest.cpp. AdamW as
fastai sets it: beta2 0.99, eps 1e-5, no decay for the biases of Linear and for batch norm.

    model NAME              starts a model
    before NAME R C v ...   a parameter, R x C
    batch u ... i ... r ... BATCH users, BATCH items, BATCH ratings: one step
    loss l                  the loss of that step
    after NAME R C v ...    the parameter when all is done
"""

import pathlib

import torch
import torch.nn.functional as F
from torch import nn

from comparing import sameRuns, writeOrCheck

USERS, ITEMS, BATCH, STEPS = 12, 10, 16, 30
LR, DECAY = 5e-3, 0.1


def width(rows):
    return min(600, round(1.6 * rows**0.56))


class Collab(nn.Module):
    """Every model of the lab; parameters in the lab's order, under the lab's names."""

    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        self.widths = []  # of the layers with batch norm
        neural = kind.endswith("-nn")
        columns = (width(USERS), width(ITEMS)) if neural else (5, 5)
        self.named = {"user_factors": self.random(USERS, columns[0]), "item_factors": self.random(ITEMS, columns[1])}
        if kind == "dot-bias":
            self.named |= {"user_bias": self.random(USERS, 1), "item_bias": self.random(ITEMS, 1)}
        if neural:
            self.batchNorm = kind == "embedding-nn"
            hidden = [9, 5] if self.batchNorm else [100]
            self.makeLayers(sum(columns), hidden)
        self.statistics = [(torch.zeros(units), torch.ones(units)) for units in self.widths]

    def random(self, rows, cols, scale=0.5):
        return nn.Parameter((torch.rand(rows, cols) * 2 - 1) * scale)

    def makeLayers(self, inputs, hidden):
        self.widths = hidden if self.batchNorm else []
        for i, units in enumerate(hidden):
            self.named[f"layers.{i}.weight"] = self.random(units, inputs, inputs**-0.5)
            if self.batchNorm:
                self.named[f"norms.{i}.weight"] = nn.Parameter(torch.ones(1, units))
                self.named[f"norms.{i}.bias"] = nn.Parameter(torch.full((1, units), 1e-3))
            else:
                self.named[f"layers.{i}.bias"] = self.random(1, units, inputs**-0.5)
            inputs = units
        self.named[f"layers.{len(hidden)}.weight"] = self.random(1, inputs, inputs**-0.5)
        self.named[f"layers.{len(hidden)}.bias"] = self.random(1, 1, inputs**-0.5)
        self.depth = len(hidden)

    def decays(self, name):
        return not name.startswith("norms") and not (name.startswith("layers") and name.endswith("bias"))

    def forward(self, users, items):
        p = self.named
        u, i = F.embedding(users, p["user_factors"]), F.embedding(items, p["item_factors"])
        if not self.kind.endswith("-nn"):
            result = (u * i).sum(1, keepdim=True)
            if self.kind == "dot-bias":
                result = result + F.embedding(users, p["user_bias"]) + F.embedding(items, p["item_bias"])
            return torch.sigmoid(result) * 5.5
        x = torch.cat([u, i], 1)
        for layer in range(self.depth):
            x = F.linear(x, p[f"layers.{layer}.weight"], None if self.batchNorm else p[f"layers.{layer}.bias"])
            x = F.relu(x)
            if self.batchNorm:
                mean, variance = self.statistics[layer]
                scale, shift = p[f"norms.{layer}.weight"], p[f"norms.{layer}.bias"]
                x = F.batch_norm(x, mean, variance, scale.reshape(-1), shift.reshape(-1), training=True)
        x = F.linear(x, p[f"layers.{self.depth}.weight"], p[f"layers.{self.depth}.bias"].reshape(-1))
        return torch.sigmoid(x) * 5.5


def numbers(tensor):
    return " ".join(f"{x:.9g}" for x in tensor.detach().flatten().tolist())


def parameters(word, model):
    return [f"{word} {name} {p.shape[0]} {p.shape[1]} {numbers(p)}" for name, p in model.named.items()]


def train(kind):
    model = Collab(kind)
    lines = [f"model {kind}", *parameters("before", model)]
    groups = [{"params": [p for name, p in model.named.items() if model.decays(name)], "weight_decay": DECAY},
              {"params": [p for name, p in model.named.items() if not model.decays(name)], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW([group for group in groups if group["params"]], lr=LR, betas=(0.9, 0.99), eps=1e-5)
    for _ in range(STEPS):
        users, items = torch.randint(0, USERS, (BATCH,)), torch.randint(0, ITEMS, (BATCH,))
        ratings = torch.randint(1, 11, (BATCH,)) / 2
        loss = F.mse_loss(model(users, items), ratings.reshape(-1, 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        lines += [f"batch {numbers(users)} {numbers(items)} {numbers(ratings)}", f"loss {loss.item():.9g}"]
    return lines + parameters("after", model)


torch.manual_seed(8)
text = "\n".join(line for kind in ("dot", "dot-bias", "collab-nn", "embedding-nn") for line in train(kind)) + "\n"
writeOrCheck(pathlib.Path(__file__).with_name("models.txt"), text, sameRuns)
