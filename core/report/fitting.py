"""Text in a place of fixed size: made smaller, then cut at a sentence, then at a word."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from core.report.glyphs import shortened
from core.report.text import paragraphs

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_UNBOUNDED = 1_000_000.0


def stack_height(flowables: Sequence[Flowable], width: float) -> float:
    """Return how high the flowables stand on each other."""
    return float(sum(flowable.wrap(width, _UNBOUNDED)[1] for flowable in flowables))


def place(
    canvas: Canvas, flowables: Iterable[Flowable], x: float, top: float, width: float
) -> float:
    """Draw the flowables below each other from ``top`` (points); return where they end."""
    for flowable in flowables:
        _, height = flowable.wrapOn(canvas, width, _UNBOUNDED)
        top -= height
        flowable.drawOn(canvas, x, top)
    return top


def first_fitting(
    choices: Iterable[list[Flowable]], width: float, height: float
) -> tuple[list[Flowable], int]:
    """Return the first choice that is low enough, and which it was; the last one otherwise."""
    chosen: list[Flowable] = []
    number = -1
    for chosen in choices:
        number += 1
        if stack_height(chosen, width) <= height:
            break
    return chosen, number


def fitted(
    text: str, styles: Sequence[ParagraphStyle], width: float, height: float
) -> tuple[list[Flowable], bool]:
    """Return the text in the first style in which it fits, cut when none holds it whole."""
    choices = (list(paragraphs(text, style)) for style in styles)
    chosen, _number = first_fitting(choices, width, height)
    if stack_height(chosen, width) <= height:
        return chosen, False
    last = styles[-1]

    def fits(part: str) -> bool:
        return stack_height(paragraphs(part, last), width) <= height

    cut = next((part for part in fewer_sentences(text) if fits(part)), None)
    return list(paragraphs(cut or shortened(text, fits), last)), True


def fewer_sentences(text: str) -> Iterator[str]:
    """Yield the text with one sentence less each time, down to the first alone."""
    sentences = _SENTENCE_END.split(text)
    for count in range(len(sentences) - 1, 0, -1):
        yield " ".join(sentences[:count])
