"""Boxes round labels and marks: which overlap, which lie inside the plot."""

from typing import NamedTuple

from core.charts.scene import Align, Label
from core.charts.text_width import text_width

ASCENT = 0.75
DESCENT = 0.25
"""Shares of the text size that a line of text reaches above and below its baseline."""


class Box(NamedTuple):
    """A rectangle by its edges; y runs down."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Say whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Say whether the other lies inside this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


def label_box(label: Label) -> Box:
    """Return the box of a label that is not turned."""
    width = text_width(label.text, label.size, is_semibold=label.is_semibold)
    share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[label.align]
    left = label.x - share * width
    return Box(left, label.y - ASCENT * label.size, left + width, label.y + DESCENT * label.size)
