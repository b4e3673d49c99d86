"""Flags as bits, to count what each of many pairs has in common.

A product of two matrices would count it too. But its threads wait for each other, up to 16 ms a call on a busy machine,
and its sums could differ from one processor to the next.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]
Bitset = NDArray[np.uint64]

_WORD = 64


def packed(flags: Flags) -> Bitset:
    """Rows of flags as bits, 64 of them in a number: numbers x rows."""
    rows, count = flags.shape
    padded = np.zeros((rows, max(-(-count // _WORD), 1) * _WORD), dtype=np.bool_)
    padded[:, :count] = flags
    return np.ascontiguousarray(np.packbits(padded, axis=1).view(np.uint64).T)


def common(left: Bitset, right: Bitset) -> Floats:
    """How many flags each row of the one shares with each row of the other."""
    counts: Floats = np.zeros((left.shape[1], right.shape[1]), dtype=np.float32)
    for ours, theirs in zip(left, right, strict=True):
        counts += np.bitwise_count(np.bitwise_and.outer(ours, theirs))
    return counts
