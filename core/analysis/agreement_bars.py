"""The bars the agreement with published cases is held against."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.analysis.agreement import Agreement, ReadingAgreement
from core.analysis.shares import Share


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``share`` must be at least ``limit``, or at most where ``is_ceiling``.

    ``limit`` is a share from 0 to 1; ``reading`` is empty for what compares two readings.
    """

    reading: str
    figure: str
    limit: float
    is_ceiling: bool
    share: Share

    @property
    def is_met(self) -> bool | None:
        """Say whether the bar is met; None where there was nothing to count."""
        value = self.share.value
        if value is None:
            return None
        return value <= self.limit if self.is_ceiling else value >= self.limit


# Reading, figure, limit, ceiling. Set before the model was adjusted, and not moved since.
_BARS = (
    ("first", "top1", 0.80, False),
    ("first", "top2", 0.90, False),
    ("first", "harm", 0.03, True),
    ("second", "top1", 0.68, False),
    ("second", "harm", 0.05, True),
)
_SAME = 0.75
_CLEAR = 0.90
# Two readers differ in 2.4 answers a case. For three cases in four to keep their recommendation
# each of these may move it in one of nine at most: 0.75 ** (1 / 2.4) = 0.89, and so nine in ten.
# Unlike the others this bar was set when its figures were known.
_KEPT = 0.90


def bars(agreement: Agreement) -> tuple[Bar, ...]:
    """Return every bar with the share that was reached."""
    by_id = {reading.id: reading for reading in agreement.readings}
    found = [
        Bar(reading, figure, limit, is_ceiling, getattr(by_id[reading].total, figure))
        for reading, figure, limit, is_ceiling in _BARS
        if reading in by_id
    ]
    if len(agreement.readings) > 1:
        found.append(Bar("", "same", _SAME, is_ceiling=False, share=agreement.same))
    for reading in agreement.readings:
        found.append(Bar(reading.id, "kept", _KEPT, is_ceiling=False, share=reading.kept))
    for reading in agreement.readings:
        found.extend(_clear_bars(reading))
    return tuple(found)


def _clear_bars(reading: ReadingAgreement) -> Iterator[Bar]:
    yield Bar(reading.id, "clear", _CLEAR, is_ceiling=False, share=reading.clear)
    yield Bar(reading.id, "clear_harm", 0.0, is_ceiling=True, share=reading.clear_harm)
