"""A split as labels with their shares: "60 % Facts, 30 % Format, 10 % Skill"."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.language import _

if TYPE_CHECKING:  # the archive's list opens before pydantic is loaded
    from core.assessment.document import SplitEntry

PER_CENT = 100


def split_in_labels(split: "SplitEntry", labels: Mapping[str, str]) -> str:
    """Return the parts with their labels by level id, the largest first."""
    parts = sorted(split.split().parts, key=lambda part: -part[1])
    if split.of == PER_CENT:
        phrase = _("{count} % {label}")
        return ", ".join(
            phrase.format(count=count, label=labels.get(level, level)) for level, count in parts
        )
    (first, most), *rest = parts
    phrase = _("{count} of {whole} {label}")
    words = [
        phrase.format(count=f"{most:,}", whole=f"{split.of:,}", label=labels.get(first, first))
    ]
    words += [f"{count:,} {labels.get(level, level)}" for level, count in rest]
    return ", ".join(words)
