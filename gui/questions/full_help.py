"""Full help for one question: its levels with examples, the marks, terms, gates and sources."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.charts.marks import approach_mark
from core.language import _
from core.model.pack import Criterion, Pack
from gui.charts.scene_painter import paint_scene
from gui.frame.button import make_button
from gui.frame.label import text_label
from gui.frame.surface import Line, lay_on_desk, viewport
from gui.questions.help_margin import gates_reading
from gui.questions.prose import Paragraph, Prose, Span
from gui.questions.section_end import keys_in_words
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import MARGIN, TITLE, font

_CELL = 26
_MARK_ROW = 26
_WIDEST = 560


class FullHelp(QWidget):
    """Takes the place of the live result; Esc or Close brings that back."""

    closed = Signal()

    def __init__(self, pack: Pack) -> None:
        """Show nothing yet."""
        super().__init__()
        lay_on_desk(self)
        self._pack = pack
        self._shown: str | None = None
        self.close_button = make_button(_("Close"), "quiet", name=_("Close the help"))
        self.close_button.clicked.connect(lambda _checked=False: self.closed.emit())
        self.area = HelpArea()
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 12, 4)
        head.addWidget(text_label(_("Help"), TITLE, semibold=True))
        head.addStretch(1)
        head.addWidget(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self.area, 1)

    def show_question(self, criterion: Criterion) -> None:
        """Show the help of one question from its beginning."""
        if criterion.id == self._shown:
            return
        self._shown = criterion.id
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 4, 24, 24)
        column.setSpacing(8)
        for part in _parts(criterion, self._pack):
            column.addWidget(part)
        column.addStretch(1)
        self.area.show_content(content, _("Help for {id}").replace("{id}", criterion.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that belong here; leave the others to the parent."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        fill(QPainter(self), QRect(0, 0, 1, self.height()), theme_of(self).colour("hair"))


class HelpArea(QScrollArea):
    """The scrolling part; it takes the focus, or the arrow keys could not scroll it."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setAccessibleName(_("Help"))
        self.setViewport(viewport(is_clear=True))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_content(self, content: QWidget, name: str) -> None:
        """Scroll other content, from its beginning; the area itself stays, and the focus in it."""
        self.setAccessibleName(name)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(0)

    def focus_rect(self) -> QRect:
        """Return the part the focus ring goes round, inside the pane."""
        return self.rect().adjusted(7, 6, -7, -7)


class MarksTable(QWidget):
    """How each answer moves each approach, from -2 to +2."""

    def __init__(self, criterion: Criterion, pack: Pack) -> None:
        """Show the marks of one question."""
        super().__init__()
        self._codes = tuple(approach.code for approach in pack.approaches)
        names: dict[str, str] = {each.code: each.name for each in pack.approaches}
        self._rows = tuple(
            (level.label, tuple(level.marks.get(code, 0) for code in self._codes))
            for level in criterion.levels
        )
        self.setAccessibleName(_("Marks"))
        self.setAccessibleDescription(
            " ".join(self._spoken(label, marks, names) for label, marks in self._rows)
        )
        self.setFixedHeight(_MARK_ROW * (len(self._rows) + 1))

    def _spoken(self, label: str, marks: tuple[int, ...], names: dict[str, str]) -> str:
        parts = [
            f"{names[code]} {_shown(mark)}"
            for code, mark in zip(self._codes, marks, strict=True)
            if mark
        ]
        return f"{label}: {', '.join(parts) or _('no effect')}."

    def _paint_row(self, painter: QPainter, top: int, label: str, marks: tuple[int, ...]) -> None:
        theme = theme_of(self)
        left = self.width() - _CELL * len(self._codes)
        fill(painter, QRect(0, top, self.width(), 1), theme.colour("hair"))
        painter.setPen(theme.colour("ink"))
        painter.setFont(font(MARGIN))
        words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, left - 6)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(0, top, left, _MARK_ROW), middle, words)
        for place, mark in enumerate(marks):
            cell = QRect(left + place * _CELL, top, _CELL, _MARK_ROW)
            painter.setFont(font(MARGIN, semibold=abs(mark) == 2))
            painter.setPen(theme.colour("ink" if mark else "ink3"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, _shown(mark))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the tokens of the theme."""
        painter = QPainter(self)
        left = self.width() - _CELL * len(self._codes)
        for place, code in enumerate(self._codes):
            box = QRectF(left + place * _CELL + 5, 4, 16, 16)
            paint_scene(painter, approach_mark(code), theme_of(self), box)
        for place, (label, marks) in enumerate(self._rows, 1):
            self._paint_row(painter, place * _MARK_ROW, label, marks)


def _shown(mark: int) -> str:
    return f"+{mark}" if mark > 0 else f"−{-mark}" if mark else "0"


def _parts(criterion: Criterion, pack: Pack) -> Iterator[QWidget]:
    yield _prose(((Span(criterion.id, colour="ink3"),),))
    title = Prose(19, 25, "ink")
    title.set_semibold()
    title.show_text(criterion.question)
    yield title
    yield _prose(((Span(criterion.why),), *((Span(text),) for text in _further(criterion))))
    yield from _headed(_("The answers"), _prose(tuple(_levels(criterion))))
    if criterion.split:
        share = round(100 * pack.model.thresholds.split_majority)
        rule = _(
            "A gate bars or opens by a split when {share} in 100 or more say so. With less it "
            "holds in part and only warns."
        )
        spans = (Span(f"{criterion.split.reason} {rule.replace('{share}', str(share))}"),)
        yield from _headed(_("Several kinds at once"), _prose((spans,)))
    yield from _headed(_("How each answer moves the approaches"), MarksTable(criterion, pack))
    yield from _headed(_("What “don’t know” counts as"), _prose(tuple(_base_rate(criterion))))
    gates = tuple(
        (_lead(f"{gate.id} {gate.title}. "), Span(f"{gate.rule} {gate.threshold_origin}"))
        for gate in gates_reading(pack, criterion.id)
    )
    if gates:
        yield from _headed(_("Gates"), _prose(gates))
    terms = tuple(
        (_lead(f"{term.term}. "), Span(term.meaning))
        for term in pack.glossary
        if term.id in criterion.terms
    )
    if terms:
        yield from _headed(_("Terms"), _prose(terms))
    yield from _headed(_("Sources"), _prose(tuple(_sources(criterion, pack))))
    yield from _headed(_("Keys"), _prose(((Span(keys_in_words()),),)))


def _further(criterion: Criterion) -> tuple[str, ...]:
    return (*criterion.help, *((criterion.note,) if criterion.note else ()))


def _levels(criterion: Criterion) -> Iterator[tuple[Span, ...]]:
    for level in criterion.levels:
        example = f" {_('For example:')} {level.example}." if level.example else ""
        yield _lead(f"{level.label}: "), Span(f"{level.definition}.{example}")


def _base_rate(criterion: Criterion) -> Iterator[tuple[Span, ...]]:
    shares = ", ".join(
        f"{level.label} {round(criterion.base_rate.get(level.id, 0) * 100)} %"
        for level in criterion.levels
    )
    yield (Span(f"{shares}. {criterion.base_rate_reason}"),)


def _sources(criterion: Criterion, pack: Pack) -> Iterator[tuple[Span, ...]]:
    titles = {reference.id: reference.title for reference in pack.references}
    claims = {claim.id: (text, claim) for text in pack.texts for claim in text.claims}
    for source in criterion.sources:
        lead = _lead(f"{source} ")
        if source in claims:
            text, claim = claims[source]
            yield lead, Span(f"{text.title}: {claim.text}")
        else:
            yield lead, Span(titles.get(source, _("a source the decision model does not describe")))
    if criterion.source_note:
        yield (Span(criterion.source_note),)


def _lead(text: str) -> Span:
    return Span(text, is_semibold=True, colour="ink")


def _prose(paragraphs: tuple[tuple[Span, ...], ...]) -> Prose:
    prose = Prose(14, 20, "ink2", gap=6)
    prose.show_paragraphs(tuple(Paragraph(spans) for spans in paragraphs))
    return prose


def _headed(title: str, part: QWidget) -> Iterator[QWidget]:
    head = Prose(13, 24, "ink")
    head.set_semibold()
    head.show_text(title)
    yield head
    yield Line()
    yield part
