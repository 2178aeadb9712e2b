"""Measures training in plain PyTorch, one thread, as trainBench.cpp does in the core.

    /usr/bin/python3 bench/pytorch.py dot|dot-bias|embedding-nn sgd|adamw|sparse-adam SECONDS USERSxITEMSxRATINGS

A plain loop at batch 64, tensors ready in memory, fastai's one-cycle over five epochs, until so many
seconds of CPU time have passed. Prints one line of JSON.
"""

import ctypes
import json
import math
import sys
import time

import torch
from torch import nn

BATCH, EPOCHS, LR, DECAY, FACTORS, HIDDEN, Y_RANGE = 64, 5, 5e-3, 0.1, 50, (100, 50), 5.5


def table(rows, columns, sparse):
    embedding = nn.Embedding(rows, columns, sparse=sparse)
    embedding.weight.data = torch.randn(rows, columns).fmod(2) * 0.01
    return embedding


class Dot(nn.Module):
    def __init__(self, users, items, sparse, biases):
        super().__init__()
        self.users, self.items = table(users, FACTORS, sparse), table(items, FACTORS, sparse)
        if biases:
            self.userBias, self.itemBias = table(users, 1, sparse), table(items, 1, sparse)
        self.biases = biases

    def forward(self, user, item):
        score = (self.users(user) * self.items(item)).sum(1, keepdim=True)
        if self.biases:
            score = score + self.userBias(user) + self.itemBias(item)
        return torch.sigmoid(score) * Y_RANGE


def width(rows):
    return min(600, round(1.6 * rows**0.56))


class EmbeddingNN(nn.Module):
    def __init__(self, users, items):
        super().__init__()
        self.users, self.items = (table(rows, width(rows), False) for rows in (users, items))
        inputs, layers = width(users) + width(items), []
        for units in HIDDEN:
            layers += [nn.Linear(inputs, units, bias=False), nn.ReLU(), nn.BatchNorm1d(units)]
            inputs = units
        self.layers = nn.Sequential(*layers, nn.Linear(inputs, 1))

    def forward(self, user, item):
        return torch.sigmoid(self.layers(torch.cat([self.users(user), self.items(item)], 1))) * Y_RANGE


def cosine(start, end, fraction):
    return end + (start - end) * (1 + math.cos(math.pi * fraction)) / 2


def oneCycle(optimizer, fraction):
    if fraction < 0.25:
        lr, momentum = cosine(LR / 25, LR, fraction / 0.25), cosine(0.95, 0.85, fraction / 0.25)
    else:
        rest = (fraction - 0.25) / 0.75
        lr, momentum = cosine(LR, LR / 1e5, rest), cosine(0.85, 0.95, rest)
    for group in optimizer.param_groups:
        group["lr"] = lr
        if "betas" in group:
            group["betas"] = (momentum, group["betas"][1])


def keepMemory():
    """Has malloc keep what is freed. Else every step may give its temporaries back to the system and
    get them anew, page by page, which made larger tables up to ten times as slow."""
    trimThreshold, mmapThreshold = -1, -3  # M_TRIM_THRESHOLD, M_MMAP_THRESHOLD of malloc.h
    for option in (trimThreshold, mmapThreshold):
        ctypes.CDLL(None).mallopt(option, 1 << 30)


def main(model, optimizer, seconds, size):
    keepMemory()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # or rows that are seldom looked up make it ten times as slow
    torch.manual_seed(1)
    users, items, count = map(int, size.split("x"))
    user = (torch.rand(count) ** 1.5 * users).long() + 1  # as trainBench.cpp draws them
    item = (torch.rand(count) ** 2 * items).long() + 1
    rating = torch.randint(10, (count, 1)) * 0.5 + 0.5
    sparse = optimizer == "sparse-adam"
    net = (EmbeddingNN(users + 1, items + 1) if model == "embedding-nn"
           else Dot(users + 1, items + 1, sparse, model == "dot-bias"))
    optim = {"sgd": lambda p: torch.optim.SGD(p, lr=LR),
             "adamw": lambda p: torch.optim.AdamW(p, lr=LR, betas=(0.9, 0.99), eps=1e-5, weight_decay=DECAY),
             "sparse-adam": lambda p: torch.optim.SparseAdam(list(p), lr=LR)}[optimizer](net.parameters())

    perEpoch = count // BATCH

    def train(seconds):
        """Steps done in so many seconds, and how many seconds they were."""
        start, step = time.process_time(), 0
        while time.process_time() - start < seconds:
            within = step % perEpoch
            if within == 0:
                order = torch.randperm(count)
            oneCycle(optim, step % (EPOCHS * perEpoch) / (EPOCHS * perEpoch))
            batch = order[within * BATCH:(within + 1) * BATCH]
            loss = nn.functional.mse_loss(net(user[batch], item[batch]), rating[batch])
            optim.zero_grad()
            loss.backward()
            optim.step()
            step += 1
        return step, time.process_time() - start

    train(seconds / 4)
    steps, spent = train(seconds)
    print(json.dumps({"torch": torch.__version__, "ratings": count, "rows": users + items + 2,
                      "ratingsPerSecond": steps * BATCH / spent}))


main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4])
