"""The equations that gegravity solves, given to the same solver of SciPy: resistances before and after, then prices."""

import json
import sys
import time

import numpy as np
from scipy.optimize import root

world = json.load(open(sys.argv[1]))
output, spending = np.array(world["output"]), np.array(world["spending"])
size = len(output)
made, spent = output / output.sum(), spending / spending.sum()
before = np.array(world["openness"]).reshape(size, size)
after = np.array(world["after"]).reshape(size, size)
power = 1 - world["sigma"]


def resistances(x, openness):
    """1/P of all but the last, which is 1, and 1/Pi: each times its sum is 1."""
    inward, outward = np.append(x[: size - 1], 1), x[size - 1 :]
    buyers = 1 - inward * (openness * (made * outward)[:, None]).sum(0)
    sellers = 1 - outward * (openness * (spent * inward)[None, :]).sum(1)
    return np.concatenate([buyers[: size - 1], sellers])


def full(x, openness, taste):
    """The same with factory-gate prices."""
    rest = resistances(x[: 2 * size - 1], openness)
    outward, price = x[size - 1 : 2 * size - 1], x[2 * size - 1 :]
    return np.concatenate([rest, 1 - made * outward / (taste * price**power)])


start = time.perf_counter()
ones = np.ones(2 * size - 1)
old = root(resistances, ones, args=(before,), method="hybr", tol=1e-8).x
new = root(resistances, old, args=(after,), method="hybr", tol=1e-8).x
taste = made * old[size - 1 :]
found = root(full, np.concatenate([new, np.ones(size)]), args=(after, taste), method="hybr", tol=1e-8)
print("seconds", time.perf_counter() - start)
print("price", found.x[2 * size - 1])
