"""The optimizers of goldens.json, over dense gradients and over rows, and what PyTorch refuses."""

import torch
import torch.nn.functional as F
from torch.optim import SGD, Adagrad, Adam, AdamW, SparseAdam

torchNames = {"weightDecay": "weight_decay", "lrDecay": "lr_decay"}
makers = {"sgd": SGD, "adam": Adam, "adamw": AdamW, "sparseAdam": SparseAdam, "adagrad": Adagrad}

DENSE, ROWS, BOTH = (False,), (True,), (False, True)
cases = [
    ("sgd", {"lr": 0.1}, BOTH),
    ("sgd", {"lr": 0.1, "momentum": 0.9}, BOTH),
    ("sgd", {"lr": 0.1, "momentum": 0.9, "nesterov": True}, BOTH),
    ("sgd", {"lr": 0.1, "weightDecay": 0.05}, DENSE),
    ("sgd", {"lr": 0.1, "momentum": 0.9, "weightDecay": 0.05}, DENSE),
    ("sgd", {"lr": 0.1, "momentum": 0.9, "weightDecay": 0.05, "nesterov": True}, DENSE),
    ("adam", {"lr": 0.05}, DENSE),
    ("adam", {"lr": 0.05, "weightDecay": 0.1, "betas": [0.95, 0.99], "eps": 1e-5}, DENSE),
    ("adamw", {"lr": 0.05}, DENSE),
    ("adamw", {"lr": 0.05, "weightDecay": 0.3, "betas": [0.8, 0.9]}, DENSE),
    ("adamw", {"lr": 0.05, "weightDecay": 0, "eps": 1e-5}, DENSE),
    ("sparseAdam", {"lr": 0.05}, ROWS),
    ("sparseAdam", {"lr": 0.05, "betas": [0.8, 0.9], "eps": 1e-4}, ROWS),
    ("adagrad", {"lr": 0.1}, BOTH),
    ("adagrad", {"lr": 0.1, "lrDecay": 0.1, "eps": 1e-3}, BOTH),
    ("adagrad", {"lr": 0.1, "weightDecay": 0.1}, DENSE),
]


def make(kind, options):
    return lambda parameters: makers[kind](parameters, **{torchNames.get(k, k): v for k, v in options.items()})


def refuse(goldens, what, kind, options, sparse):
    def attempt():
        weight = torch.nn.Parameter(torch.ones(4, 2))
        optimizer = make(kind, options)([weight])
        F.embedding(torch.tensor([0, 1]), weight, sparse=sparse).sum().backward()
        optimizer.step()

    goldens.refusal(what, attempt)


def add(goldens):
    for kind, options, gradients in cases:
        for sparse in gradients:
            goldens.optimizer(kind, options, make(kind, options), sparse)
    refuse(goldens, "sgd: rows of gradient with weight decay", "sgd", {"lr": 0.1, "weightDecay": 0.1}, True)
    refuse(goldens, "sgd: nesterov without momentum", "sgd", {"lr": 0.1, "nesterov": True}, False)
    refuse(goldens, "adam: rows of gradient", "adam", {"lr": 0.1}, True)
    refuse(goldens, "adamw: rows of gradient", "adamw", {"lr": 0.1}, True)
    refuse(goldens, "sparseAdam: a dense gradient", "sparseAdam", {"lr": 0.1}, False)
    refuse(goldens, "sparseAdam: weight decay", "sparseAdam", {"lr": 0.1, "weightDecay": 0.1}, True)
    refuse(goldens, "adagrad: rows of gradient with weight decay", "adagrad", {"lr": 0.1, "weightDecay": 0.1}, True)
    for kind in makers:
        refuse(goldens, f"{kind}: a learning rate below 0", kind, {"lr": -1}, kind == "sparseAdam")
    for kind in ("adam", "adamw", "sparseAdam"):
        refuse(goldens, f"{kind}: a beta of 1", kind, {"betas": [1, 0.9]}, kind == "sparseAdam")
