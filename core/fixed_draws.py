"""The fixed draws: the same whole numbers on every machine.

Every stream is Python's own Mersenne Twister, seeded by a name, and read 24 bits at a time
(methods 2.8). numpy reads the very same stream faster; it is imported on first use.
"""

from hashlib import sha256
from random import Random

import numpy as np
from numpy.typing import NDArray

BITS = 24
RANGE = 1 << BITS
Whole = NDArray[np.int64]


def stream(name: str, count: int) -> Whole:
    """Return ``count`` whole numbers in [0, 2**24) from the stream of that name."""
    twister = np.random.MT19937()
    state = _generator(name).getstate()[1]
    twister.state = {
        "bit_generator": "MT19937",
        "state": {"key": np.array(state[:-1], dtype=np.uint32), "pos": state[-1]},
    }
    return (twister.random_raw(count) >> (32 - BITS)).astype(np.int64)


def plain_stream(name: str, count: int) -> list[int]:
    """Return the same numbers as ``stream`` in plain Python; the oracle of the tests."""
    generator = _generator(name)
    return [generator.getrandbits(BITS) for _ in range(count)]


def _generator(name: str) -> Random:
    return Random(sha256(f"tuning fork {name}".encode()).digest())
