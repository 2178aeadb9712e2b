"""Trains one recommender on ratings in plain PyTorch, as fastai would, and prints its losses as JSON.

    /usr/bin/python3 tests/parity/compareMovieLens.py TRAIN.csv VALID.csv dot-bias|embedding-nn SEED

The other half of compareMovieLens.mjs. Model, initial distribution, schedule and optimizer are those
of the lab; weights and order of the batches are PyTorch's own draws. One thread.
"""

import csv
import json
import math
import sys
import time

import torch
from torch import nn

EPOCHS, BATCH, LR, DECAY = 5, 64, 5e-3, 0.1
FACTORS, HIDDEN, Y_RANGE = 50, (100, 50), 5.5


class Rows(dict):
    """Categorify: row 0 is #na#, where a name that training never saw is found too."""

    def __init__(self, names):
        super().__init__((name, row) for row, name in enumerate(dict.fromkeys(names), 1))

    def of(self, names):
        return torch.tensor([self.get(name, 0) for name in names])


def read(path):
    with open(path, newline="") as file:
        lines = list(csv.DictReader(file))
    return [[line[column] for line in lines] for column in ("userId", "movieId", "rating")]


def table(rows, columns):
    """N(0, 1), wrapped into (-2, 2), times 0.01."""
    embedding = nn.Embedding(rows, columns)
    embedding.weight.data = torch.randn(rows, columns).fmod(2) * 0.01
    return embedding


def width(rows):
    return min(600, round(1.6 * rows**0.56))


class DotBias(nn.Module):
    def __init__(self, users, items):
        super().__init__()
        self.users, self.items = table(users, FACTORS), table(items, FACTORS)
        self.userBias, self.itemBias = table(users, 1), table(items, 1)

    def forward(self, user, item):
        dot = (self.users(user) * self.items(item)).sum(1, keepdim=True)
        return torch.sigmoid(dot + self.userBias(user) + self.itemBias(item)) * Y_RANGE


class EmbeddingNN(nn.Module):
    def __init__(self, users, items):
        super().__init__()
        self.users, self.items = table(users, width(users)), table(items, width(items))
        inputs, layers = width(users) + width(items), []
        for units in HIDDEN:
            norm = nn.BatchNorm1d(units)
            norm.bias.data.fill_(1e-3)
            layers += [nn.Linear(inputs, units, bias=False), nn.ReLU(), norm]
            inputs = units
        self.layers = nn.Sequential(*layers, nn.Linear(inputs, 1))

    def forward(self, user, item):
        return torch.sigmoid(self.layers(torch.cat([self.users(user), self.items(item)], 1))) * Y_RANGE


def makeOptimizer(model):
    """AdamW; neither biases of Linear layers nor anything of batch norm decays."""
    free = [p for layer in model.modules() for name, p in layer.named_parameters(recurse=False)
            if isinstance(layer, nn.BatchNorm1d) or isinstance(layer, nn.Linear) and name == "bias"]
    decayed = [p for p in model.parameters() if all(p is not other for other in free)]
    groups = [{"params": decayed, "weight_decay": DECAY}, {"params": free, "weight_decay": 0.0}]
    return torch.optim.AdamW([group for group in groups if group["params"]], lr=LR, eps=1e-5)


def cosine(start, end, fraction):
    return end + (start - end) * (1 + math.cos(math.pi * fraction)) / 2


def oneCycle(optimizer, fraction):
    if fraction < 0.25:
        lr, momentum = cosine(LR / 25, LR, fraction / 0.25), cosine(0.95, 0.85, fraction / 0.25)
    else:
        rest = (fraction - 0.25) / 0.75
        lr, momentum = cosine(LR, LR / 1e5, rest), cosine(0.85, 0.95, rest)
    for group in optimizer.param_groups:
        group["lr"], group["betas"] = lr, (momentum, 0.99)


def meanSquaredError(model, user, item, rating):
    model.eval()
    with torch.no_grad():
        errors = torch.cat([model(*part) for part in zip(user.split(4096), item.split(4096))]) - rating
    model.train()
    return errors.double().square().mean().item()


def main(trainFile, validFile, kind, seed):
    torch.set_num_threads(1)
    # The moments of rows that are seldom looked up decay into denormals, ten times as slow.
    torch.set_flush_denormal(True)
    torch.manual_seed(int(seed))
    train, valid = read(trainFile), read(validFile)
    users, items = Rows(train[0]), Rows(train[1])

    def tensors(part):
        return users.of(part[0]), items.of(part[1]), torch.tensor([float(x) for x in part[2]]).reshape(-1, 1)

    train, valid = tensors(train), tensors(valid)
    model = {"dot-bias": DotBias, "embedding-nn": EmbeddingNN}[kind](len(users) + 1, len(items) + 1)
    optimizer = makeOptimizer(model)
    steps = len(train[0]) // BATCH  # an incomplete last batch is dropped
    losses, start = [], time.process_time()
    for epoch in range(EPOCHS):
        order = torch.randperm(len(train[0]))
        for step in range(steps):
            oneCycle(optimizer, (epoch * steps + step) / (EPOCHS * steps))
            user, item, rating = (column[order[step * BATCH:(step + 1) * BATCH]] for column in train)
            loss = nn.functional.mse_loss(model(user, item), rating)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses.append(meanSquaredError(model, *valid))
    print(json.dumps({"torch": torch.__version__, "valid": losses, "seconds": time.process_time() - start}))


main(*sys.argv[1:])
