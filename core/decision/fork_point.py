"""The point on the fork; apart from the result, so that the archive's list need not load it."""

from typing import NamedTuple


class Need(NamedTuple):
    """The point on the fork, 0 to 100 both ways, and its text alternative.

    ``cloud`` holds points the doubtful answers could turn it into; ``is_known`` is False
    while no answer speaks on either axis.
    """

    knowledge: float
    behaviour: float
    is_known: bool
    description: str
    cloud: tuple[tuple[float, float], ...] = ()
