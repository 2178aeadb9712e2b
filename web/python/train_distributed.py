"""A model of the same kind, from the same file, on several processes or machines.

    python train_distributed.py RATINGS                            one process
    torchrun --nproc_per_node 2 train_distributed.py RATINGS       two on this machine
    torchrun --nnodes 2 --nproc_per_node 8 --rdzv_backend c10d \\
        --rdzv_endpoint HOST:29500 train_distributed.py RATINGS    eight on each of two machines

Every process holds the whole model and takes its part of each batch; DistributedDataParallel
averages the gradients (gloo). The tables' gradients are sparse: only rows that a batch looked up
travel, and SparseAdam changes only those, at a rate that stays as it is. Needs embedding_lab.py
beside it.
"""

import argparse
import os

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from embedding_lab import make_model, read_ratings


def bounds(text):
    low, high = map(float, text.split(","))
    return low, high


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ratings")
    parser.add_argument("--model", default="dot-bias", choices=["dot", "dot-bias", "collab-nn"])
    parser.add_argument("--factors", type=int, default=50)
    parser.add_argument("--y-range", type=bounds, default=(0, 5.5), metavar="LOW,HIGH", help="of the predictions")
    parser.add_argument("--lr", type=float, default=5e-3)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch-size", type=int, default=512, help="over all processes")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--save", help="where to put the state_dict")
    return parser.parse_args()


def rows_of(ids):
    """A row for each id, from 1: row 0 is #na#."""
    known = {id: row for row, id in enumerate(dict.fromkeys(ids), 1)}
    return torch.tensor([known[id] for id in ids]), len(known) + 1


def width(rows):
    """fastai's rule for the columns of a table."""
    return min(600, round(1.6 * rows**0.56))


def make(args, users, items):
    torch.manual_seed(args.seed)  # the same weights everywhere
    wide = args.model == "collab-nn"
    shapes = {"user_factors": (users, width(users) if wide else args.factors),
              "item_factors": (items, width(items) if wide else args.factors)}
    if wide:
        columns = shapes["user_factors"][1] + shapes["item_factors"][1]
        shapes.update({"layers.0.weight": (100, columns), "layers.1.weight": (1, 100)})
    model = make_model(args.model, shapes, args.y_range, sparse=True)
    for table in model.modules():
        if isinstance(table, nn.Embedding):
            table.weight.data.normal_().fmod_(2).mul_(0.01)
    return model


def optimizers(model, lr):
    """SparseAdam for the tables, AdamW for the layers where there are any."""
    tables = {id(m.weight) for m in model.modules() if isinstance(m, nn.Embedding)}
    sparse = [p for p in model.parameters() if id(p) in tables]
    dense = [p for p in model.parameters() if id(p) not in tables]
    made = [torch.optim.SparseAdam(sparse, lr=lr)]
    return made + [torch.optim.AdamW(dense, lr=lr)] if dense else made


def main():
    args = arguments()
    torch.set_num_threads(1)
    several = "RANK" in os.environ  # set by torchrun
    if several:
        dist.init_process_group("gloo")
    rank, world = (dist.get_rank(), dist.get_world_size()) if several else (0, 1)
    if args.batch_size % world:
        raise SystemExit(f"--batch-size {args.batch_size} does not divide by {world} processes")

    users, items, ratings = read_ratings(args.ratings)
    (user, n_users), (item, n_items) = rows_of(users), rows_of(items)
    x, y = torch.stack([user, item], 1), torch.tensor(ratings).reshape(-1, 1)
    model = make(args, n_users, n_items)
    network = DistributedDataParallel(model) if several else model
    steppers = optimizers(model, args.lr)

    order = torch.Generator().manual_seed(args.seed)  # the same order everywhere
    steps = len(x) // args.batch_size
    for epoch in range(args.epochs):
        total = torch.zeros(1)
        for batch in torch.randperm(len(x), generator=order)[:steps * args.batch_size].split(args.batch_size):
            mine = batch[rank::world]
            loss = nn.functional.mse_loss(network(x[mine]), y[mine])
            for stepper in steppers:
                stepper.zero_grad()
            loss.backward()
            for stepper in steppers:
                stepper.step()
            total += loss.detach()
        if several:
            dist.all_reduce(total)
        if rank == 0:
            print(f"epoch {epoch + 1}: loss {total.item() / steps / world:.4f}, {world} process(es)", flush=True)
    if rank == 0 and args.save:
        torch.save(model.state_dict(), args.save)
    if several:
        dist.destroy_process_group()


main()
