"""The ops of goldens.json: every one on at least three shapes, every option of a lookup, and what
PyTorch refuses."""

import torch
import torch.nn.functional as F

torchNames = {"paddingIdx": "padding_idx", "maxNorm": "max_norm", "normType": "norm_type", "sparse": "sparse",
              "scaleGradByFreq": "scale_grad_by_freq", "mode": "mode"}


def named(options):
    return {torchNames[name]: value for name, value in options.items()}


def x(n):
    return {"input": n}


def flat(tensor):
    return tensor.flatten().tolist()


def elementwise(goldens):
    for shape in [(3, 4), (1, 1), (7, 2)]:
        for call, function in [("neg", torch.neg), ("relu", torch.relu), ("sigmoid", torch.sigmoid),
                               ("tanh", torch.tanh), ("exp", torch.exp)]:
            goldens.op(call, [x(0)], [goldens.uniform(shape, -3, 3)], function)
        for call, function in [("log", torch.log), ("sqrt", torch.sqrt)]:
            goldens.op(call, [x(0)], [goldens.uniform(shape, 0.1, 4)], function)
        for low, high in [(0, 5.5), (-2, 3)]:
            goldens.op("sigmoidRange", [x(0), low, high], [goldens.uniform(shape, -3, 3)],
                       lambda a: torch.sigmoid(a) * (high - low) + low)
    pairs = [((3, 4), (3, 4)), ((3, 4), (1, 4)), ((3, 4), (3, 1)), ((3, 4), (1, 1)), ((1, 1), (3, 4)),
             ((3, 1), (1, 4)), ((1, 4), (3, 4)), ((7, 2), (7, 1))]
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
    for rows, classes in [([1, 0, 2], 3), ([4], 5), ([0, 0, 1, 6], 7)]:
        goldens.op("oneHot", [rows, classes], [], lambda: F.one_hot(torch.tensor(rows), classes).float())
    for shape, rows in [((6, 4), [3, 1, 3, 0]), ((2, 1), [1, 1, 1]), ((9, 5), [8, 2, 2, 7, 0, 5])]:
        index = torch.tensor(rows)
        for options in [{}, {"sparse": True}, {"paddingIdx": rows[0]}, {"paddingIdx": -1}, {"paddingIdx": -shape[0]},
                        {"scaleGradByFreq": True}, {"maxNorm": 0.8}, {"maxNorm": 1.1, "normType": 1},
                        {"maxNorm": 0.7, "normType": 3}, {"maxNorm": 0.5, "normType": 0.5},
                        {"sparse": True, "paddingIdx": rows[0]}, {"sparse": True, "paddingIdx": -1},
                        {"sparse": True, "maxNorm": 0.6}, {"scaleGradByFreq": True, "paddingIdx": -2},
                        {"scaleGradByFreq": True, "maxNorm": 0.6, "paddingIdx": rows[1]}]:
            goldens.op("embedding", [rows, x(0), options] if options else [rows, x(0)], [goldens.uniform(shape)],
                       lambda w: F.embedding(index, w, **named(options)))
        # nn.Embedding.from_pretrained: given weights, frozen.
        for options in [{}, {"paddingIdx": -1}, {"sparse": True}, {"maxNorm": 0.6}]:
            goldens.op("embedding", [rows, x(0), options], [goldens.uniform(shape)],
                       lambda w: torch.nn.Embedding.from_pretrained(w, freeze=True, **named(options))(index),
                       frozen=True)


def bags(goldens):
    """Among the bags: some with a row twice, empty ones at either end and between, one of everything."""
    for shape, rows, offsets in [((6, 4), [3, 1, 3, 0], [0, 2, 2]), ((3, 2), [2, 2, 0], [0]),
                                 ((9, 3), [8, 2, 8, 7, 0, 5], [0, 0, 3, 6])]:
        index, starts = torch.tensor(rows), torch.tensor(offsets)

        def bag(options, weighted=False):
            inputs = [goldens.uniform(shape)] + ([goldens.uniform((1, len(rows)))] if weighted else [])
            arguments = options | ({"perSampleWeights": x(1)} if weighted else {})
            goldens.op("embeddingBag", [rows, offsets, x(0), arguments], inputs,
                       lambda w, s=None: F.embedding_bag(index, w, starts, **named(options),
                                                         per_sample_weights=None if s is None else s.reshape(-1)))

        for mode in ("sum", "mean", "max"):
            for options in [{}, {"paddingIdx": rows[1]}, {"paddingIdx": -1}, {"paddingIdx": -shape[0]},
                            {"maxNorm": 0.6}, {"maxNorm": 1.1, "normType": 1}]:
                bag({"mode": mode} | options)
        for mode in ("sum", "mean"):
            for options in [{"scaleGradByFreq": True}, {"scaleGradByFreq": True, "paddingIdx": rows[1]},
                            {"sparse": True}, {"sparse": True, "paddingIdx": rows[1]},
                            {"sparse": True, "maxNorm": 0.6}]:
                bag({"mode": mode} | options)
        for options in [{}, {"paddingIdx": rows[0]}, {"paddingIdx": -1}, {"sparse": True}, {"scaleGradByFreq": True},
                        {"maxNorm": 0.6}]:
            bag({"mode": "sum"} | options, weighted=True)
    # Where a row other than the last repeats, PyTorch 1.13 divides by another row's count (its kernel
    # on the CPU reads counts[indices[i]] with the i of a distinct row), so a sum of lookups stands in.
    rows, offsets = [8, 2, 2, 7, 0, 5], [0, 0, 3, 6]
    ofBag = torch.tensor([[0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, 0]]).float()
    goldens.op("embeddingBag", [rows, offsets, x(0), {"mode": "sum", "scaleGradByFreq": True}],
               [goldens.uniform((9, 3))],
               lambda w: ofBag @ F.embedding(torch.tensor(rows), w, scale_grad_by_freq=True))


def layers(goldens):
    for shape in [(3, 4), (1, 1), (6, 2)]:
        # Where nothing is left to chance. Any other p: see dropout.test.mjs.
        for p in (0, 1):
            goldens.op("dropout", [x(0), p], [goldens.uniform(shape)], lambda a: F.dropout(a, float(p)))
        goldens.op("dropout", [x(0), 0], [goldens.uniform(shape)], lambda a: F.dropout(a, 0.7, training=False))
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


def refusals(goldens):
    rows, offsets = [0, 1, 1], [0, 2]

    def embedding(rows=rows, **options):
        weight = torch.ones(4, 2, requires_grad=True)
        F.embedding(torch.tensor(rows), weight, **named(options)).sum().backward()

    def bag(rows=rows, offsets=offsets, weights=None, **options):
        weight = torch.ones(4, 2, requires_grad=True)
        given = None if weights is None else torch.tensor(weights)
        F.embedding_bag(torch.tensor(rows), weight, torch.tensor(offsets), per_sample_weights=given,
                        **named(options)).sum().backward()

    refuse, ones = goldens.refusal, [1.0, 1.0, 1.0]
    refuse("oneHot: an index below 0", lambda: F.one_hot(torch.tensor([-1]), 3))
    refuse("oneHot: an index beyond numClasses", lambda: F.one_hot(torch.tensor([3]), 3))
    refuse("embedding: an index below 0", lambda: embedding([-1]))
    refuse("embedding: an index beyond the table", lambda: embedding([4]))
    refuse("embedding: paddingIdx below -rows", lambda: embedding(paddingIdx=-5))
    refuse("embedding: paddingIdx beyond the table", lambda: embedding(paddingIdx=4))
    refuse("embedding: sparse with scaleGradByFreq", lambda: embedding(sparse=True, scaleGradByFreq=True))
    refuse("embeddingBag: an index beyond the table", lambda: bag([4, 0, 0], mode="sum"))
    refuse("embeddingBag: the first offset is not 0", lambda: bag(offsets=[1, 2], mode="sum"))
    refuse("embeddingBag: offsets that fall", lambda: bag(offsets=[0, 2, 1], mode="sum"))
    refuse("embeddingBag: an offset beyond the indices", lambda: bag(offsets=[0, 4], mode="sum"))
    refuse("embeddingBag: an unknown mode", lambda: bag(mode="min"))
    refuse("embeddingBag: paddingIdx below -rows", lambda: bag(mode="sum", paddingIdx=-5))
    refuse("embeddingBag: paddingIdx beyond the table", lambda: bag(mode="sum", paddingIdx=4))
    refuse("embeddingBag: perSampleWeights with mean", lambda: bag(mode="mean", weights=ones))
    refuse("embeddingBag: perSampleWeights with max", lambda: bag(mode="max", weights=ones))
    refuse("embeddingBag: fewer perSampleWeights than indices", lambda: bag(mode="sum", weights=[1.0, 1.0]))
    refuse("embeddingBag: scaleGradByFreq with max", lambda: bag(mode="max", scaleGradByFreq=True))
    refuse("embeddingBag: sparse with max", lambda: bag(mode="max", sparse=True))
    for mode in ("sum", "mean"):
        refuse(f"embeddingBag: sparse with scaleGradByFreq, {mode}",
               lambda: bag(mode=mode, sparse=True, scaleGradByFreq=True))
    refuse("dropout: a probability above 1", lambda: F.dropout(torch.ones(2), 1.5))
    refuse("batchNorm1d: training on a batch of one",
           lambda: F.batch_norm(torch.ones(1, 2), torch.zeros(2), torch.ones(2), training=True))
    refuse("crossEntropy: a class beyond the columns", lambda: F.cross_entropy(torch.ones(1, 2), torch.tensor([2])))
    refuse("backward: from more than one number", lambda: (torch.ones(2, requires_grad=True) * 2).backward())
    refuse("backward: from what needs no gradient", lambda: torch.ones(1).sum().backward())


def add(goldens):
    for part in (elementwise, reductions, matrices, lookups, bags, layers, losses, refusals):
        part(goldens)
