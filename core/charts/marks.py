"""The small marks: approaches, barriers, verdicts, progress, stages, notices, the program's own.

Every mark is a shape first; the word beside it is set by whoever draws the row. Descriptions
are therefore empty: the word says it.
"""

from collections.abc import Callable
from math import cos, pi, sin

from core.charts.curves import bow, straight
from core.charts.scene import Disc, Fill, Item, Path, Pen, Rect, Scene

_TURN = 12
"""Into how many straight pieces half a turn is cut."""
_TICK = ((3.2, 8.4), (6.6, 11.8), (13.0, 4.4))
_BARRIER_ARMS = {
    "open": ((5.0, 14.0), (5.0, 1.5)),
    "conditional": ((6.0, 14.0), (6.0, 8.0), (14.6, 2.2)),
    "blocked": ((6.0, 14.0), (6.0, 7.0), (15.4, 7.0)),
}
_BARRIER_COLOURS = {"open": "open", "conditional": "cond", "blocked": "block"}


def _mark(*items: Item, side: float = 16.0) -> Scene:
    return Scene(side, side, items, "")


def _solid_disc(colour: str) -> tuple[Item, ...]:
    return (Disc(8, 8, 6.5, fill=Fill(colour)),)


def _ring(colour: str) -> tuple[Item, ...]:
    return (Disc(8, 8, 5.5, pen=Pen(colour, 2)),)


def _half_disc(colour: str) -> tuple[Item, ...]:
    return (
        Disc(8, 8, 6, fill=Fill(colour), half="left"),
        Disc(8, 8, 5.75, pen=Pen(colour, 1.5)),
    )


def _ring_with_core(colour: str) -> tuple[Item, ...]:
    return Disc(8, 8, 5.6, pen=Pen(colour, 1.8)), Disc(8, 8, 2.9, fill=Fill(colour))


def _half_square(colour: str) -> tuple[Item, ...]:
    corner = ((13.5, 2.5), (13.5, 13.5), (2.5, 13.5))
    return (
        Path(corner, fill=Fill(colour), is_closed=True),
        Rect(2.25, 2.25, 11.5, 11.5, pen=Pen(colour, 1.5)),
    )


def _diamond(colour: str) -> tuple[Item, ...]:
    return (Path(((8, 0.8), (15.2, 8), (8, 15.2), (0.8, 8)), fill=Fill(colour), is_closed=True),)


def _solid_square(colour: str) -> tuple[Item, ...]:
    return (Rect(2, 2, 12, 12, fill=Fill(colour)),)


def _ring_in_square(colour: str) -> tuple[Item, ...]:
    return (
        Rect(1.25, 1.25, 13.5, 13.5, pen=Pen(colour, 1.5)),
        Disc(8, 8, 3, pen=Pen(colour, 1.5)),
    )


def _half_disc_in_square(colour: str) -> tuple[Item, ...]:
    return (
        Rect(1.25, 1.25, 13.5, 13.5, pen=Pen(colour, 1.5)),
        Disc(8, 8, 4, fill=Fill(colour), half="left"),
        Disc(8, 8, 3.5, pen=Pen(colour, 1.2)),
    )


_APPROACH_SHAPES: dict[str, Callable[[str], tuple[Item, ...]]] = {
    "PE": _solid_disc,
    "ICL": _ring,
    "RAG": _half_disc,
    "CO": _ring_with_core,
    "LORA": _half_square,
    "PREF": _diamond,
    "FULL": _solid_square,
    "FT+ICL": _ring_in_square,
    "FT+RAG": _half_disc_in_square,
}


def approach_mark(code: str, *, is_blocked: bool = False) -> Scene:
    """Return the 16 x 16 mark of one approach, in ``ink3`` when a gate blocks it."""
    return _mark(*_APPROACH_SHAPES[code]("ink3" if is_blocked else code))


def _barrier(status: str, colour: str) -> Scene:
    pen = Pen(colour, 2)
    foot = Path(((1.0, 14.0), (9.0, 14.0)), pen=pen)
    return _mark(foot, Path(_BARRIER_ARMS[status], pen=pen))


def barrier_mark(status: str) -> Scene:
    """Return the level-crossing barrier of a status: "open", "conditional" or "blocked"."""
    return _barrier(status, _BARRIER_COLOURS[status])


def _two_bars(upper: float, lower: float) -> Scene:
    return _mark(
        Rect(1, 3, upper, 4, fill=Fill("ink")),
        Rect(1, 9, lower, 4, fill=Fill("ink")),
    )


def _two_hollow_bars() -> Scene:
    pen = Pen("ink", 1)
    return _mark(Rect(1.5, 3.5, 13, 3, pen=pen), Rect(1.5, 9.5, 13, 3, pen=pen))


def tick_mark(colour: str = "ink") -> Scene:
    """Return the tick of a notice that only informs, 16 x 16."""
    return _mark(Path(_TICK, pen=Pen(colour, 2)))


_VERDICT_MARKS: dict[str, Callable[[], Scene]] = {
    "clear": lambda: _two_bars(14, 4),
    "leaning": lambda: _two_bars(14, 10),
    "too-close": lambda: _two_bars(14, 14),
    "depends-on-gate": lambda: _barrier("conditional", "ink"),
    "diagnose-first": _two_hollow_bars,
    "nothing-needed": tick_mark,
}


def verdict_mark(state: str) -> Scene:
    """Return the 16 x 16 mark of a verdict; ``state`` is a value of ``VerdictState``."""
    return _VERDICT_MARKS[state]()


def notice_mark(kind: str) -> Scene:
    """Return the mark of a notice: "information", "warning" or "error"."""
    if kind == "information":
        return tick_mark()
    return barrier_mark("conditional" if kind == "warning" else "blocked")


def step_mark(*, is_undo: bool, is_possible: bool = True) -> Scene:
    """Return the arrow that turns back for undo, or its mirror image for redo."""
    turns = (pi * (share / _TURN - 0.5) for share in range(_TURN + 1))
    bend = ((9.5 + 3.5 * cos(turn), 9.7 + 3.5 * sin(turn)) for turn in turns)
    shaft, head = ((2.5, 6.2), *bend, (6.5, 13.2)), ((6.0, 2.7), (2.5, 6.2), (6.0, 9.7))
    pen = Pen("ink" if is_possible else "ink3", 1.6, is_round=True)
    return _mark(*(Path(line if is_undo else _mirrored(line), pen=pen) for line in (shaft, head)))


def _mirrored(line: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((16.0 - x, y) for x, y in line)


def _frame(colour: str) -> Rect:
    return Rect(0.5, 0.5, 8, 8, pen=Pen(colour, 1))


_PROGRESS_ITEMS: dict[str, tuple[Item, ...]] = {
    "answered": (Rect(0, 0, 9, 9, fill=Fill("ink")),),
    "unknown": (
        Path(((9, 0), (9, 9), (0, 9)), fill=Fill("ink"), is_closed=True),
        _frame("ink"),
    ),
    "ask-later": (_frame("rule"), Rect(3, 3, 3, 3, fill=Fill("ink"))),
    "not-applicable": (Rect(0, 4, 9, 1, fill=Fill("rule")),),
    "unanswered": (_frame("rule"),),
}


def progress_mark(state: str, *, is_current: bool = False) -> Scene:
    """Return the square of one question, 9 wide and 13 high; the current one is underlined.

    ``state`` is a value of ``State`` in ``core.answers.sheet``. The square
    fills the upper nine units, so that a row does not move when the underline comes and goes.
    """
    items = _PROGRESS_ITEMS[state]
    if is_current:
        items = (*items, Rect(0, 11, 9, 2, fill=Fill("ink")))
    return Scene(9.0, 13.0, items, "")


def _stage_done() -> tuple[Item, ...]:
    tick = ((7.2, 11.2), (9.9, 13.9), (14.9, 8.3))
    return Disc(11, 11, 8.5, fill=Fill("ink")), Path(tick, pen=Pen("sheet", 1.8))


def _stage_now() -> tuple[Item, ...]:
    ring = Disc(11, 11, 8, fill=Fill("sheet"), pen=Pen("ink", 2))
    return ring, Disc(11, 11, 4, fill=Fill("ink"))


def _stage_ahead(dash: tuple[float, ...] = ()) -> tuple[Item, ...]:
    colour = "ink2" if dash else "ink"
    return (Disc(11, 11, 8, fill=Fill("sheet"), pen=Pen(colour, 1.5, dash=dash)),)


_STAGE_ITEMS: dict[str, tuple[Item, ...]] = {
    "done": _stage_done(),
    "now": _stage_now(),
    "next": _stage_ahead(),
    "only-if": _stage_ahead((2.2, 2.2)),
}


def stage_disc(state: str) -> Scene:
    """Return the 22 x 22 disc of a stage on the roadmap; ``state`` is one of ``StageState``."""
    return _mark(*_STAGE_ITEMS[state], side=22.0)


def program_mark(side: float = 22.0) -> Scene:
    """Return the tuning fork of the program, shaped as in the big picture; 22 in the header."""
    unit = side / 22.0
    foot, joint, top = (
        (1.6 * unit, 20.4 * unit),
        (8.2 * unit, 13.8 * unit),
        (8.2 * unit, 1.4 * unit),
    )
    above, beside = (8.2 * unit, 10.6 * unit), (11.4 * unit, 13.8 * unit)
    tines = (
        top,
        *straight(top, above),
        *bow(above, joint, beside),
        *straight(beside, (20.6 * unit, 13.8 * unit)),
    )
    pen = Pen("ink", 2.4 * unit, is_round=True)
    stem_end = (9.0 * unit, 13.0 * unit)
    items = (Path((foot, stem_end), pen=pen), Path(tines, pen=pen, is_smooth=True))
    return Scene(side, side, items, "")
