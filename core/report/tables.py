"""Tables on paper: hairlines above rows, heads that repeat, rows that stay whole."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from core.report.styles import (
    HAIR,
    PADDING,
    ROW_RULE,
    SMALL,
    SMALL_RIGHT,
    TABLE,
)
from core.report.text import Run, paragraphs

Cell = str | Run | Sequence[Run] | Flowable | list[Flowable]
BODY_HEIGHT = 660.0
"""A row taller than this (points) fits no page and may be split."""


class RowTable(Table):  # type: ignore[misc]
    """A table whose rows are split only when one alone is taller than a page."""

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the part that fits and the rest."""
        self._calc(available_width, available_height)
        first = self._rowHeights[self.repeatRows : self.repeatRows + 1]
        self.splitInRow = int(bool(first) and first[0] > BODY_HEIGHT)
        return list(super().split(available_width, available_height))

    def opening_height(self, rows: int = 2) -> float:
        """Return the height of the head and the first rows."""
        self.wrap(sum(self._argW), BODY_HEIGHT)
        return float(sum(self._rowHeights[: self.repeatRows + rows]))


def grid(
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    *,
    head: Sequence[str] = (),
    right: Iterable[int] = (),
    extra: Sequence[tuple[object, ...]] = (),
) -> RowTable:
    """Return a table; ``right`` are columns of figures, ``extra`` further table commands."""
    right = frozenset(right)
    data = [[_cell(cell) for cell in row] for row in rows]
    if head:
        data.insert(0, [_head(word, is_right=place in right) for place, word in enumerate(head)])
    table = RowTable(data, colWidths=list(widths), repeatRows=int(bool(head)), hAlign="LEFT")
    table.setStyle(TableStyle([*_commands(bool(head)), *extra]))
    return table


def _commands(has_head: bool) -> list[tuple[object, ...]]:
    first = int(has_head)
    head = [("TOPPADDING", (0, 0), (-1, 0), 0)] if has_head else []
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PADDING),
        ("LINEABOVE", (0, first), (-1, -1), ROW_RULE, HAIR),
        *head,
    ]


def _cell(cell: Cell) -> list[Flowable]:
    if isinstance(cell, Flowable):
        return [cell]
    if isinstance(cell, list):
        return cell
    if isinstance(cell, Run):
        return list(paragraphs((cell,), TABLE))
    return list(paragraphs(cell, TABLE))


def _head(word: str, *, is_right: bool) -> list[Flowable]:
    return list(paragraphs(word, SMALL_RIGHT if is_right else SMALL))


def padded(flowables: Sequence[Flowable], gap: float) -> list[Flowable]:
    """Return the flowables with a gap between each two."""
    return [part for flowable in flowables for part in (flowable, Spacer(0, gap))][:-1]


def side_by_side(
    left: Sequence[Flowable], right: Sequence[Flowable], widths: tuple[float, float, float]
) -> Table:
    """Return two stacks beside each other; the middle width is the gutter."""
    table = Table([[list(left), [], list(right)]], colWidths=list(widths), hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
    )
    return table
