"""The one place where text becomes paragraphs: escaped, cut, and never a markup of its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from core.charts.tokens import PAPER
from core.report.glyphs import pieces
from core.report.scene_flowable import SEMIBOLD

LONGEST = 2_000
"""Characters in one paragraph; reportlab's time grows faster than the length."""

LONGEST_TIE = 14
_PERCENT = re.compile(r"(?<=\d) %")


def _named(colour: str) -> str:
    """Return a colour in the one notation that reportlab reads without evaluating it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red},{green},{blue})"


_INK2 = _named(PAPER["ink2"])
_OPENING = {
    "": "",
    "strong": f'<font name="{SEMIBOLD}">',
    "quiet": f'<font color="{_INK2}">',
    "small": f'<font size="8" color="{_INK2}">',
    "struck": "<strike>",
}
_CLOSING = {
    "": "",
    "strong": "</font>",
    "quiet": "</font>",
    "small": "</font>",
    "struck": "</strike>",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one dress: "", "strong", "quiet", "small" or "struck".

    ``is_code`` marks the code of a character that the typeface lacks.
    """

    text: str
    dress: str = ""
    is_code: bool = False


def strong(text: str) -> Run:
    """Return the text in semibold."""
    return Run(text, "strong")


def quiet(text: str) -> Run:
    """Return the text in the second ink."""
    return Run(text, "quiet")


def paragraphs(text: str | Iterable[Run], style: ParagraphStyle) -> list[Paragraph]:
    """Return the text as paragraphs of at most 2,000 characters, one a line at least."""
    runs = (Run(text),) if isinstance(text, str) else tuple(text)
    return [Paragraph(_markup(block), style) for block in _blocks(runs)]


def _blocks(runs: tuple[Run, ...]) -> Iterator[list[Run]]:
    block: list[Run] = []
    room = LONGEST
    for is_new_line, run in _lines(runs):
        for piece in _cut(run):
            if block and (is_new_line or len(piece.text) > room):
                yield block
                block, room = [], LONGEST
            is_new_line = False
            block.append(piece)
            room -= len(piece.text)
    if block:
        yield block


def _lines(runs: tuple[Run, ...]) -> Iterator[tuple[bool, Run]]:
    for run in runs:
        for place, line in enumerate(run.text.split("\n")):
            for number, (text, is_code) in enumerate(pieces(line)):
                yield place > 0 and number == 0, Run(text, run.dress, is_code)


def _cut(run: Run) -> Iterator[Run]:
    """Yield the run in pieces of at most 2,000 characters, cut at a blank where there is one."""
    text = run.text
    while len(text) > LONGEST:
        at = text.rfind(" ", LONGEST // 2, LONGEST) + 1 or LONGEST
        yield replace(run, text=text[:at])
        text = text[at:]
    if text:
        yield replace(run, text=text)


def _markup(block: list[Run]) -> str:
    plain = [place for place, run in enumerate(block) if run.dress in ("", "quiet")]
    at = plain[-1] if plain else -1
    return "".join(
        _dressed(replace(run, text=_without_lone_word(run.text)) if place == at else run)
        for place, run in enumerate(block)
    )


def _without_lone_word(text: str) -> str:
    """Tie a short last word to the one before, so that it never stands alone on a line."""
    words = text.rsplit(" ", 2)
    if len(words) < 3 or len(words[1]) + len(words[2]) > LONGEST_TIE:
        return text
    return f"{words[0]} {words[1]}\u00a0{words[2]}"


def _dressed(run: Run) -> str:
    text = _PERCENT.sub("\u00a0%", run.text)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    inner = f'<font color="{_INK2}">{escaped}</font>' if run.is_code else escaped
    return f"{_OPENING[run.dress]}{inner}{_CLOSING[run.dress]}"
