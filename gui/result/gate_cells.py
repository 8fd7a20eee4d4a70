"""The cells of a gate's row: status, rule, because, opens when, and its margin."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.charts.marks import barrier_mark, notice_mark
from core.charts.scene import Scene
from core.decision.recommendation import Because, GateFinding, Outcome
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.frame.button import make_button
from gui.frame.columns import Column, ColumnLayout
from gui.frame.label import text_label
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.showing import set_shown
from gui.style.theme import theme_of
from gui.style.type import BODY, LINES, MARGIN, NOTE, font

_INDENT = 26
OVERRIDABLE = ("blocks", "requires", "diagnose", "stop")
"""Effects that hold something up, so that overruling them changes something."""


def holds_up(gate: GateFinding) -> bool:
    """Tell whether a gate that speaks can hold something up; one that holds in part only warns."""
    return gate.effect in OVERRIDABLE and gate.outcome is not Outcome.MIXED


class StatusCell(QWidget):
    """Barrier and word; an overridden gate shows its old status struck through above."""

    def __init__(self) -> None:
        """Start without a status."""
        super().__init__()
        self._now, self._word, self._before = "open", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_status(self, status: str, word: str, before: str = "") -> None:
        """Show a status; ``before`` is the word that no longer holds."""
        if (status, word, before) == (self._now, self._word, self._before):
            return
        self._now, self._word, self._before = status, word, before
        spoken = _("{before}, now {word}").format(before=before, word=word) if before else word
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def _words_box(self, width: int) -> QRect:
        metrics = QFontMetrics(font(BODY, semibold=True))
        box = QRect(0, 0, max(width - _INDENT, 40), 1000)
        return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap.value, self._word)

    def hasHeightForWidth(self) -> bool:
        """Grow with a word that needs two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one or two words."""
        return self._words_box(width).height() + (24 if self._before else 0)

    def sizeHint(self) -> QSize:
        """Ask for the width of the column."""
        return QSize(140, self.heightForWidth(140))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint mark and word, the old one first."""
        painter = QPainter(self)
        top = 0
        if self._before:
            self._paint_before(painter)
            top = 24
        theme = theme_of(self)
        paint_scene(painter, self._scene(self._now), theme, QRectF(0, top + 2, 16, 16))
        painter.setFont(font(BODY, semibold=True))
        painter.setPen(theme.colour("ink"))
        box = self._words_box(self.width()).translated(_INDENT, top)
        painter.drawText(box.adjusted(0, 0, 4, 4), Qt.TextFlag.TextWordWrap, self._word)

    def _scene(self, status: str) -> Scene:
        return notice_mark("information") if status == "note" else barrier_mark(status)

    def _paint_before(self, painter: QPainter) -> None:
        theme = theme_of(self)
        paint_scene(painter, barrier_mark("blocked"), theme, QRectF(0, 2, 16, 16))
        struck = font(BODY)
        struck.setStrikeOut(True)
        painter.setFont(struck)
        painter.setPen(theme.colour("ink2"))
        box = QRect(_INDENT, 0, self.width() - _INDENT, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._before)


class AnswerClause(QWidget):
    """One answer a gate rests on, with the question as a link.

    Signals:
        requested: the id of the question.
    """

    requested = Signal(str)

    def __init__(self) -> None:
        """Start without an answer."""
        super().__init__()
        self._because: Because | None = None
        self._clause = Prose(NOTE, LINES[NOTE], "ink")
        self._source = Prose(MARGIN, LINES[MARGIN])
        self.link = make_button("", "link")
        self.link.setProperty("size", "margin")
        # A short id in the least width of a link would else stand right of its heading.
        self.link.setStyleSheet("text-align: left;")
        self.link.clicked.connect(self._ask)
        layout = ColumnLayout(self, _clause_columns, above=0, below=4, gap=0)
        for cell in (self.link, self._clause, self._source):
            layout.addWidget(cell)

    def show_answer(self, because: Because, evidence: str) -> None:
        """Show the answer and what it rests on."""
        self._source.show_text(evidence)
        set_shown(self._source, bool(evidence))
        if because == self._because:
            return
        self._because = because
        self._clause.show_text(because.statement)
        self.link.setText(because.criterion)
        name = _("Go to question {id}: {answer}")
        self.link.setAccessibleName(name.format(id=because.criterion, answer=because.statement))

    def _ask(self) -> None:
        if self._because is not None:
            self.requested.emit(self._because.criterion)


def _clause_columns(width: int) -> tuple[Column, ...]:
    return (
        Column(0, 40, hangs="left"),
        Column(44, max(width - 44, 40), drop=2),
        Column(44, max(width - 44, 40), line=1),
    )


class BecauseCell(QWidget):
    """Every answer a gate rests on.

    Signals:
        requested: the id of a question.
    """

    requested = Signal(str)

    def __init__(self) -> None:
        """Start without answers."""
        super().__init__()
        self.clauses: list[AnswerClause] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(text_label(_("Because"), MARGIN, tone="ink2"))

    def show_answers(self, answers: tuple[Because, ...], assessment: Assessment) -> None:
        """Show the answers; more widgets are made only when there are more answers."""
        while len(self.clauses) < len(answers):
            clause = AnswerClause()
            clause.requested.connect(self.requested)
            self.clauses.append(clause)
            self._column.addWidget(clause)
        for place, clause in enumerate(self.clauses):
            set_shown(clause, place < len(answers))
            if place < len(answers):
                evidence = assessment.entry(answers[place].criterion).evidence
                clause.show_answer(answers[place], evidence.text if evidence else "")
        set_shown(self, bool(answers))


@dataclass(frozen=True, slots=True)
class GateWords:
    """The texts of one gate's row, ready to be set."""

    status: str
    word: str
    before: str
    margin: tuple[Paragraph, ...]


def words_of(gate: GateFinding) -> GateWords:
    """Return what the row of a gate says."""
    is_overruled = gate.overridden and gate.outcome is Outcome.FAILS
    before = _("Blocked") if gate.effect == "blocks" else _("Conditional")
    if is_overruled and gate.effect in ("diagnose", "stop"):
        before = _("In force")
    return GateWords(_mark_of(gate), _word_of(gate), before if is_overruled else "", _margin(gate))


def _mark_of(gate: GateFinding) -> str:
    if gate.outcome is Outcome.MIXED:
        return "conditional"
    if gate.outcome is Outcome.FAILS and gate.effect == "informs":
        return "note"
    if gate.outcome is Outcome.FAILS and gate.effect in ("diagnose", "stop"):
        return "conditional" if gate.overridden else "blocked"
    if gate.outcome is Outcome.UNKNOWN or gate.effect in ("warns", "limits"):
        return "open" if gate.outcome is Outcome.PASSES else "conditional"
    return gate.status


def _word_of(gate: GateFinding) -> str:
    if gate.overridden and gate.outcome is Outcome.PASSES:
        return _("Passes; overridden for nothing")
    return gate.word


def _margin(gate: GateFinding) -> tuple[Paragraph, ...]:
    spans = [Span(f"{gate.id}. ", is_semibold=True, colour="ink")]
    if gate.sources:
        spans.append(Span(sources_in_words(gate.sources) + ". "))
    paragraphs = [Paragraph(tuple(spans)), Paragraph((Span(gate.threshold_origin),))]
    if gate.disagreement:
        words = _("Sources disagree: {id}.").format(id=gate.disagreement)
        paragraphs.append(Paragraph((Span(words),)))
    return tuple(paragraphs)


def sources_in_words(sources: tuple[str, ...]) -> str:
    """Return "S0-9, S3-6; [9] [40]"."""
    texts = ", ".join(source for source in sources if not source.startswith("["))
    papers = " ".join(source for source in sources if source.startswith("["))
    return "; ".join(part for part in (texts, papers) if part)
