# %% [markdown]
# # A recommender from Embedding Lab, in PyTorch
#
# Put this notebook beside the files that came with it: `model.safetensors`, `predictions.csv`,
# `embedding_lab.py`, `train_distributed.py`. It needs PyTorch and NumPy.

# %%
from embedding_lab import compare, load

model = load("model.safetensors")
model

# %% [markdown]
# ## The same predictions
#
# The lab wrote down what it predicts for a thousand pairs of ids. PyTorch says the same, up to
# rounding: it may add the products of a row in another order.

# %%
count, difference = compare(model, "predictions.csv")
print(f"{count} predictions, largest difference {difference:.2g}")
assert difference <= 1e-5

# %% [markdown]
# ## What is in a row
#
# A lookup is a row of the table: no more, no less.

# %%
import torch

row = 1
x = torch.tensor([row])
assert torch.equal(model.item_factors(x)[0], model.item_factors.weight[row])
one_hot = torch.nn.functional.one_hot(x, model.item_factors.num_embeddings).float()
print((one_hot @ model.item_factors.weight - model.item_factors(x)).abs().max().item())

# %% [markdown]
# Items whose rows point the same way:

# %%
def neighbours(item, count=5):
    weight = model.item_factors.weight.detach()
    cosine = torch.nn.functional.cosine_similarity(weight, weight[item].unsqueeze(0))
    cosine[0] = -1  # row 0 is #na#
    best = cosine.argsort(descending=True)[:count + 1]
    ids = list(model.items)
    return [(model.titles[i] or ids[i], round(cosine[i].item(), 3)) for i in best.tolist()]


neighbours(1)

# %% [markdown]
# ## Training on
#
# With the ratings that it was trained on, or newer ones: `RATINGS` is any file that the lab reads.
# Ids that the model does not know go to row 0.

# %%
from embedding_lab import fit_one_cycle, read_ratings

RATINGS = "ratings.csv"  # or "ml-latest-small.zip"
users, items, ratings = read_ratings(RATINGS)
x = model.rows(users, items)
y = torch.tensor(ratings).reshape(-1, 1)
for epoch, loss in enumerate(fit_one_cycle(model, x, y, epochs=1, lr=1e-3), 1):
    print(f"epoch {epoch}: loss {loss:.4f}")
torch.save(model.state_dict(), "model.pt")

# %% [markdown]
# ## When the data outgrow one machine
#
# `train_distributed.py` trains a model of the same kind, from the beginning, on several processes:
# SparseAdam for the tables, one rate throughout. `--y-range LOW,HIGH` says between which numbers
# its predictions lie; without it, 0 and 5.5. Each process holds the whole model and takes its part
# of every batch; gradients are averaged (gloo). Those of the tables are sparse, so only the rows
# that were looked up travel between the machines.
#
# On two machines, the same line on both:
#
#     torchrun --nnodes 2 --nproc_per_node 8 --rdzv_backend c10d --rdzv_endpoint HOST:29500 \
#         train_distributed.py RATINGS
#
# Here with two processes, and with one, from the same seed: the losses agree. (The launcher of
# PyTorch 1.13 fails under Python 3.11 unless it is told where output goes: `-r 1 -t 1`.)

# %%
import subprocess
import sys

launch = [sys.executable, "-m", "torch.distributed.run", "-r", "1", "-t", "1"]
script = ["train_distributed.py", RATINGS, "--epochs", "2"]
for command in ([sys.executable, *script], [*launch, "--nproc_per_node", "2", *script]):
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
