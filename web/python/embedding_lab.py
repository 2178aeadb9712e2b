"""A recommender trained in Embedding Lab, in PyTorch: the same weights, the same predictions.

    python embedding_lab.py model.safetensors predictions.csv     compares both, prints the difference

    from embedding_lab import load
    model = load("model.safetensors")
    model.predict(["1", "1"], ["12", "40"])        # ratings, for ids of users and items

Needs PyTorch and NumPy, nothing else: the file is read by the 12 lines of `read_safetensors`.
"""

import csv
import io
import json
import re
import struct
import sys
import zipfile

import numpy as np
import torch
from torch import nn

# ---- The file ------------------------------------------------------------------------------------


def read_safetensors(path):
    """Tensors by name, and the metadata, a dict of strings."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})

    def tensor(entry):
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data[begin:end], dtype="<f4").astype(np.float32)
        return torch.from_numpy(values.reshape(entry["shape"]))

    return {name: tensor(entry) for name, entry in header.items()}, metadata


# ---- The models ----------------------------------------------------------------------------------


class Recommender(nn.Module):
    """Common to all: tables of users and items, ids by row, and the range of predictions.

    Row 0, "#na#", stands for whoever training never saw.
    """

    def __init__(self, user_factors, item_factors, y_range=None, sparse=False):
        super().__init__()
        self.user_factors = nn.Embedding(*user_factors, sparse=sparse)
        self.item_factors = nn.Embedding(*item_factors, sparse=sparse)
        self.y_range = y_range
        self.users, self.items, self.titles = {}, {}, []

    def in_range(self, x):
        if self.y_range is None:
            return x
        low, high = self.y_range
        return torch.sigmoid(x) * (high - low) + low

    def rows(self, users, items):
        """The [B, 2] matrix of integers for ids."""
        user = [self.users.get(str(one), 0) for one in users]
        item = [self.items.get(str(one), 0) for one in items]
        return torch.tensor([user, item]).T

    @torch.no_grad()
    def predict(self, users, items):
        """Ratings, [B], for ids of users and items."""
        self.eval()
        return self(self.rows(users, items))[:, 0]


class DotProduct(Recommender):
    """Two lookups and a dot product; with `bias`, one number more for each user and item."""

    def __init__(self, user_factors, item_factors, y_range=None, sparse=False, bias=False):
        super().__init__(user_factors, item_factors, y_range, sparse)
        self.bias = bias
        if bias:
            self.user_bias = nn.Embedding(user_factors[0], 1, sparse=sparse)
            self.item_bias = nn.Embedding(item_factors[0], 1, sparse=sparse)

    def forward(self, x):
        user, item = x[:, 0], x[:, 1]
        r = (self.user_factors(user) * self.item_factors(item)).sum(1, keepdim=True)
        if self.bias:
            r = r + self.user_bias(user) + self.item_bias(item)
        return self.in_range(r)


class Layers(Recommender):
    """CollabNN, and with batch norm EmbeddingNN: both rows side by side through linear layers."""

    def __init__(self, user_factors, item_factors, hidden, y_range=None, sparse=False, norm=False):
        super().__init__(user_factors, item_factors, y_range, sparse)
        sizes = [user_factors[1] + item_factors[1], *hidden]
        pairs = list(zip(sizes, hidden))
        self.layers = nn.ModuleList([nn.Linear(n, m, bias=not norm) for n, m in pairs])
        self.layers.append(nn.Linear(sizes[-1], 1))
        self.norms = nn.ModuleList([nn.BatchNorm1d(m) for m in hidden] if norm else [])

    def forward(self, x):
        h = torch.cat([self.user_factors(x[:, 0]), self.item_factors(x[:, 1])], dim=1)
        for i, layer in enumerate(self.layers[:-1]):
            h = torch.relu(layer(h))
            if len(self.norms):
                h = self.norms[i](h)
        return self.in_range(self.layers[-1](h))


def make_model(kind, shapes, y_range, sparse=False):
    """The model that `kind` names, for tables of these shapes; its weights are not set."""
    tables = shapes["user_factors"], shapes["item_factors"]
    if kind in ("dot", "dot-bias"):
        return DotProduct(*tables, y_range, sparse, bias=kind == "dot-bias")
    weights = [shape for name, shape in shapes.items() if name.startswith("layers.") and name.endswith("weight")]
    hidden = [rows for rows, _ in weights[:-1]]
    return Layers(*tables, hidden, y_range, sparse, norm=kind == "embedding-nn")


def load(path, sparse=False):
    """The model in a safetensors file of Embedding Lab. With `sparse`, its tables get sparse gradients."""
    tensors, metadata = read_safetensors(path)
    config = json.loads(metadata["config"])
    shapes = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
    model = make_model(config["model"], shapes, config["yRange"], sparse)
    state = model.state_dict()
    for name, tensor in tensors.items():
        target = state[name if name in state else f"{name}.weight"]  # of a table: its weight
        target.copy_(tensor.reshape(target.shape))
    model.users = {id: row for row, id in enumerate(json.loads(metadata["users"]))}
    model.items = {id: row for row, id in enumerate(json.loads(metadata["items"]))}
    model.titles = json.loads(metadata["titles"])
    model.config = config
    return model


# ---- Ratings -------------------------------------------------------------------------------------


# Names of a column, the likeliest first: their letters and digits, in lower case.
USER_NAMES = "userid user username reviewerid reviewer viewer customerid customer uid"
ITEM_NAMES = ("itemid item movieid movie filmid film productid product bookid book isbn asin songid song "
              "title movietitle iid")
RATING_NAMES = "rating ratings userrating bookrating score reviewscore stars starrating overall"
RATINGS_FILES = ("ratings.csv", "ratings.dat", "u.data")
TITLES_FILES = ("movies.csv", "movies.dat", "u.item")


def ratings_in(path):
    """The bytes of a file of ratings; of a zip, those of the one that is in it."""
    if not zipfile.is_zipfile(path):
        with open(path, "rb") as file:
            return file.read()
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.startswith("__MACOSX/")]
        base = {name: name.split("/")[-1].lower() for name in names}
        found = [name for wanted in RATINGS_FILES for name in names if base[name] == wanted]
        found += [name for name in names if base[name].endswith(".csv") and base[name] not in TITLES_FILES]
        return archive.read(found[0])


def columns_of(header):
    """Where user, item and rating are, by the names in a header; None where they are not told."""
    plain = [re.sub("[^a-z0-9]", "", name.lower()) for name in header]
    known = [[plain.index(name) for name in names.split() if name in plain]
             for names in (USER_NAMES, ITEM_NAMES, RATING_NAMES)]
    return [places[0] for places in known] if all(known) else None


def is_number(field):
    return re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", field) is not None


def id_of(field):
    """UTF-8; Latin-1 where it is not."""
    try:
        return field.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return field


def read_ratings(path):
    """Lists of users, items (ids, as strings) and ratings, of a file that the lab reads.

    MovieLens as zip or not (u.data, ratings.dat, ratings.csv), or a table with commas, semicolons,
    tabs or "::" between its columns. Where its header does not tell which column is which, the
    first three are user, item and rating.
    """
    text = ratings_in(path).removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip("\r\n")
    first = text.split("\n", 1)[0]
    separator = next(one for one in ("::", "\t", ",", ";") if one in first)
    if separator in ",;":
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True))
    else:
        lines = [line.rstrip("\r").split(separator) for line in text.split("\n")]
    lines = [[field.strip(" \t") for field in line] for line in lines if len(line) >= 3]
    columns = columns_of(lines[0]) or (0, 1, 2)
    if not is_number(lines[0][columns[2]]):  # a header
        lines = lines[1:]
    users, items, ratings = zip(*([line[column] for column in columns] for line in lines))
    return [id_of(user) for user in users], [id_of(item) for item in items], [float(rating) for rating in ratings]


# ---- Training on ---------------------------------------------------------------------------------


def groups(model, wd):
    """AdamW's parameters: biases of linear layers and all of batch norm do not decay."""
    free = [p for name, p in model.named_parameters() if "norms." in name or name.startswith("layers.") and name.endswith("bias")]
    decayed = [p for p in model.parameters() if all(p is not other for other in free)]
    both = [{"params": decayed, "weight_decay": wd}, {"params": free, "weight_decay": 0.0}]
    return [group for group in both if group["params"]]


def fit_one_cycle(model, x, y, epochs, lr, wd=0.1, batch_size=64, seed=42):
    """Trains as fastai does, on a [N, 2] matrix of rows and [N, 1] ratings. Yields each epoch's mean loss."""
    steps = len(x) // batch_size
    optimizer = torch.optim.AdamW(groups(model, wd), lr=lr, betas=(0.95, 0.99), eps=1e-5)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, lr, total_steps=epochs * steps, pct_start=0.25, div_factor=25,
        final_div_factor=4000, base_momentum=0.85, max_momentum=0.95)
    order = torch.Generator().manual_seed(seed)
    for _ in range(epochs):
        model.train()
        total = 0.0
        for batch in torch.randperm(len(x), generator=order)[:steps * batch_size].split(batch_size):
            loss = nn.functional.mse_loss(model(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        yield total / steps


# ---- Are they the same? --------------------------------------------------------------------------


def plain(name):
    """An id as it is: in CSV files an apostrophe stands before what a spreadsheet would compute."""
    return name[1:] if re.match(r"'+[=+\-@\t\r]", name) else name


def compare(model, path):
    """How many predictions of the lab are in the file, and the largest difference to PyTorch's."""
    with open(path, newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    lab = torch.tensor([float(line["prediction"]) for line in lines])
    users, items = ([plain(line[name]) for line in lines] for name in ("user", "item"))
    here = model.predict(users, items)
    return len(lines), (here - lab).abs().max().item()


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: python embedding_lab.py MODEL.safetensors PREDICTIONS.csv")
    count, difference = compare(load(sys.argv[1]), sys.argv[2])
    print(f"{count} predictions, largest difference {difference:.2g}")
    if not difference <= 1e-5:
        sys.exit("these are not the same predictions")


if __name__ == "__main__":
    main()
