"""Sets of draws, one bit a draw: joined, cut and counted 64 draws at a time.

The bits behind the last draw are never set, so take what is outside a set from ``every``.
"""

import numpy as np
from numpy.typing import NDArray

DrawSets = NDArray[np.uint64]
Flags = NDArray[np.uint8]
_WORD = 8


def draw_sets(flags: Flags | NDArray[np.bool_]) -> DrawSets:
    """Return the sets (..., words) of what is flagged, shape (..., draws)."""
    packed = np.packbits(flags, axis=-1)
    whole_words = -(-packed.shape[-1] // _WORD) * _WORD
    padded = np.zeros((*packed.shape[:-1], whole_words), dtype=np.uint8)
    padded[..., : packed.shape[-1]] = packed
    return padded.view(np.uint64)


def flags_of(sets: DrawSets, samples: int) -> Flags:
    """Return the flags, 0 or 1, of shape (..., draws)."""
    return np.unpackbits(sets.view(np.uint8), axis=-1, count=samples)


def every(samples: int) -> DrawSets:
    """Return the set of all draws."""
    return draw_sets(np.ones(samples, dtype=np.bool_))


def sizes(sets: DrawSets) -> NDArray[np.int64]:
    """Count the draws in each set."""
    return np.asarray(np.bitwise_count(sets).sum(axis=-1, dtype=np.int64))
