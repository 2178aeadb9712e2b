"""Makes tabular.txt: an epoch of fastai's TabularModel in PyTorch, from weights and batches written down.

    /usr/bin/python3 tests/parity/makeTabularGoldens.py            writes tests/parity/tabular.txt
    /usr/bin/python3 tests/parity/makeTabularGoldens.py --check    exits with 1 where it would differ

Written with PyTorch 1.13 (Debian's python3-torch); read by tests/core/tabularParityTest.cpp. AdamW as
fastai sets it: beta2 0.99, eps 1e-5, no decay for the biases of Linear and for batch norm. The model
is made of torch.nn's own layers, as fastai makes it.

    model NAME              starts a model
    before NAME R C v ...   a parameter, R x C
    batch r ... x ... y ... a step: BATCH rows of each table, BATCH x 2 numbers, BATCH targets
    loss l                  the loss of that step
    after NAME R C v ...    a parameter or a statistic of batch norm when all is done
    predicted v ...         outputs for the last batch, as after training
"""

import pathlib

import torch
import torch.nn.functional as F
from torch import nn

from comparing import sameRuns, writeOrCheck

FILE = pathlib.Path(__file__).with_name("tabular.txt")
ROWS, CONTINUOUS, HIDDEN, BATCH, STEPS = (3, 8), 2, (9, 5), 16, 30
LR, DECAY = 5e-3, 0.1


class TabularModel(nn.Module):
    def __init__(self, outputs):
        super().__init__()
        widths = [min(600, round(1.6 * rows**0.56)) for rows in ROWS]
        self.embeds = nn.ModuleList([nn.Embedding(rows, width) for rows, width in zip(ROWS, widths)])
        self.bn_cont = nn.BatchNorm1d(CONTINUOUS)
        layers, inputs = [], sum(widths) + CONTINUOUS
        for units in HIDDEN:
            layers += [nn.Linear(inputs, units, bias=False), nn.ReLU(), nn.BatchNorm1d(units)]
            nn.init.constant_(layers[-1].bias, 1e-3)
            inputs = units
        self.layers = nn.Sequential(*layers, nn.Linear(inputs, outputs))

    def forward(self, categories, numbers):
        rows = torch.cat([table(categories[:, i]) for i, table in enumerate(self.embeds)], 1)
        return self.layers(torch.cat([rows, self.bn_cont(numbers)], 1))

    def named(self):
        """Its matrices by the names that the lab has for them; those of batch norm begin with a norm's name."""
        matrices = {f"embeds.{i}.weight": table.weight for i, table in enumerate(self.embeds)}
        matrices |= {f"bn_cont.{name}": value for name, value in self.bn_cont.state_dict(keep_vars=True).items()}
        for kind, names in (("layers", (nn.Linear,)), ("norms", (nn.BatchNorm1d,))):
            for i, layer in enumerate(layer for layer in self.layers if isinstance(layer, names)):
                matrices |= {f"{kind}.{i}.{name}": v for name, v in layer.state_dict(keep_vars=True).items()}
        return {name: value for name, value in matrices.items() if not name.endswith("num_batches_tracked")}


def decays(name):
    return name.startswith("embeds") or (name.startswith("layers") and name.endswith("weight"))


def numbers(tensor):
    return " ".join(f"{x:.9g}" for x in tensor.detach().flatten().tolist())


def matrices(word, model):
    lines = []
    for name, value in model.named().items():
        value = value if value.dim() == 2 else value.reshape(1, -1)
        lines.append(f"{word} {name} {value.shape[0]} {value.shape[1]} {numbers(value)}")
    return lines


def train(name, outputs):
    model = TabularModel(outputs)
    lines = [f"model {name}", *matrices("before", model)]
    learnt = {n: p for n, p in model.named().items() if p.requires_grad}
    groups = [{"params": [p for n, p in learnt.items() if decays(n)], "weight_decay": DECAY},
              {"params": [p for n, p in learnt.items() if not decays(n)], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=LR, betas=(0.9, 0.99), eps=1e-5)
    for _ in range(STEPS):
        # Row 0 stands for values that are missing: it is never looked up.
        categories = torch.stack([torch.randint(1, rows, (BATCH,)) for rows in ROWS], 1)
        continuous = torch.randn(BATCH, CONTINUOUS) * 2 + 1
        target = torch.randint(0, max(outputs, 2), (BATCH,))
        out = model(categories, continuous)
        loss = (F.cross_entropy(out, target) if outputs > 1
                else F.binary_cross_entropy_with_logits(out, target.reshape(-1, 1).float()))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        lines += [f"batch {numbers(categories.T)} {numbers(continuous)} {numbers(target)}", f"loss {loss.item():.9g}"]
    lines += matrices("after", model)
    model.eval()
    return [*lines, f"predicted {numbers(model(categories, continuous))}"]


torch.manual_seed(9)
text = "\n".join(train("binary", 1) + train("classes", 3)) + "\n"
writeOrCheck(FILE, text, sameRuns)
