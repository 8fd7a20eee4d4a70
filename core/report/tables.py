"""Tables on paper: hairlines above rows, heads that repeat, rows that stay whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, PageBreak, Spacer, Table, TableStyle

from core.report.scene_flowable import REGULAR
from core.report.styles import (
    HAIR,
    PADDING,
    ROW_RULE,
    SMALL,
    SMALL_RIGHT,
    TABLE,
)
from core.report.text import Run, paragraphs

Cell = object
"""Text, one run, a flowable or a list of flowables."""

BODY_HEIGHT = 660.0
"""A row taller than this (points) fits no page and may be split."""

_SLACK = 0.01


class RowTable(Table):  # type: ignore[misc]
    """A table whose rows are split only when one alone is taller than a page.

    Where ``last_rows`` is set, so many at least stand on its last page, if there are others to
    leave before it.
    """

    last_rows = 0

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the part that fits and the rest."""
        self._calc(available_width, available_height)
        first = self._rowHeights[self.repeatRows : self.repeatRows + 1]
        self.splitInRow = int(bool(first) and first[0] > BODY_HEIGHT)
        parts = list(super().split(available_width, available_height))
        if len(parts) == 2 and not self.splitInRow:
            parts = self._with_enough_rows(available_width, parts)
        for part in parts:
            part.last_rows = self.last_rows
        return parts if len(parts) < 2 or not self.last_rows else [parts[0], PageBreak(), parts[1]]

    def _with_enough_rows(self, available_width: float, parts: list[Flowable]) -> list[Flowable]:
        before, after = (len(part._cellvalues) - self.repeatRows for part in parts)  # noqa: SLF001
        kept = before - max(0, self.last_rows - after)
        if kept in (before, 0) or kept < 0:
            return parts
        height = sum(self._rowHeights[: self.repeatRows + kept])
        return list(super().split(available_width, height + _SLACK))

    def rows_to_begin_with(self, least: int) -> int:
        """Return how many rows stand below the head on its page: all where they are few."""
        rows = len(self._cellvalues) - self.repeatRows
        return rows if rows < 2 * self.last_rows else max(least, self.last_rows)

    def opening_height(self, rows: int = 2) -> float:
        """Return the height of the head and the first rows."""
        self.wrap(sum(self._argW), BODY_HEIGHT)
        return float(sum(self._rowHeights[: self.repeatRows + rows]))


@dataclass(frozen=True, slots=True)
class Dress:
    """How a table differs from the ordinary: columns of figures, hairlines, further commands.

    ``lines_from`` is the first (column, row of the body) that has a hairline above, None for no
    lines at all.
    """

    right: frozenset[int] = frozenset()
    lines_from: tuple[int, int] | None = (0, 0)
    padding: float = PADDING
    extra: tuple[tuple[object, ...], ...] = ()


PLAIN = Dress()


def gap_after(*columns: int, gap: float) -> tuple[tuple[object, ...], ...]:
    """Return the commands that keep these columns apart from the next."""
    return tuple(("RIGHTPADDING", (column, 0), (column, -1), gap) for column in columns)


def grid(
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    head: Sequence[str] = (),
    dress: Dress = PLAIN,
) -> RowTable:
    """Return a table of rows with an optional head that repeats on every page."""
    right = dress.right
    data = [[_cell(cell) for cell in row] for row in rows]
    if head:
        data.insert(0, [_head(word, is_right=place in right) for place, word in enumerate(head)])
    table = RowTable(data, colWidths=list(widths), repeatRows=int(bool(head)), hAlign="LEFT")
    table.setStyle(TableStyle([*_commands(int(bool(head)), dress), *dress.extra]))
    return table


_BARE: tuple[tuple[object, ...], ...] = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    # reportlab sets the font of every cell, even of one that holds no plain text.
    ("FONT", (0, 0), (-1, -1), REGULAR, TABLE.fontSize),
)


def _commands(head_rows: int, dress: Dress) -> list[tuple[object, ...]]:
    commands: list[tuple[object, ...]] = [
        *_BARE,
        ("TOPPADDING", (0, head_rows), (-1, -1), dress.padding),
        ("BOTTOMPADDING", (0, head_rows), (-1, -1), dress.padding),
    ]
    if head_rows:
        commands.append(("BOTTOMPADDING", (0, 0), (-1, 0), PADDING))
    if dress.lines_from is not None:
        column, row = dress.lines_from
        commands.append(("LINEABOVE", (column, head_rows + row), (-1, -1), ROW_RULE, HAIR))
    return commands


def _cell(cell: Cell) -> list[Flowable]:
    if isinstance(cell, str):
        return list(paragraphs(cell, TABLE))
    if isinstance(cell, Run):
        return list(paragraphs((cell,), TABLE))
    return cell if isinstance(cell, list) else [cell]


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
    table.setStyle(TableStyle(_BARE))
    return table
