"""All answers by section; each row goes to its question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import AnswerEntry, Assessment
from core.assessment.split_labels import split_in_labels
from core.assessment.unknown_codes import not_an_answer
from core.decision.recommendation import FromCosts, Recommendation
from core.language import _
from core.model.pack import Criterion, Pack
from gui.frame.columns import Column
from gui.frame.label import text_label
from gui.frame.press_row import PressRow
from gui.questions.prose import Paragraph, Prose, Span
from gui.questions.wording import state_word
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, MARGIN, NOTE


class AnswersPart(QWidget):
    """The questions and what was answered, in the order they are asked.

    Signals:
        question_wanted: the id of the question chosen.
    """

    question_wanted = Signal(str)

    def __init__(self, pack: Pack) -> None:
        """Make a section for every factor of the pack."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 32)
        self._column.setSpacing(0)
        self._column.addWidget(SectionHead(_("Answers"), _("Enter on a row goes to the question")))
        self.sections = tuple(
            AnswerSection(factor.title, pack.criteria[factor.id]) for factor in pack.model.factors
        )
        for section in self.sections:
            section.question_wanted.connect(self.question_wanted)
            self._column.addWidget(section)
        self._column.addStretch(1)

    @property
    def rows(self) -> dict[str, "AnswerRow"]:
        """Return the rows made so far by the id of their question."""
        return {key: row for section in self.sections for key, row in section.rows.items()}


class AnswerSection(QWidget):
    """The answers of one factor; its rows are made when it is first shown.

    Signals:
        question_wanted: the id of the question chosen.
    """

    question_wanted = Signal(str)

    def __init__(self, title: str, criteria: tuple[Criterion, ...]) -> None:
        """Take the questions of the factor."""
        super().__init__()
        self._criteria = criteria
        self.rows: dict[str, AnswerRow] = {}
        label = text_label(title, BODY, semibold=True)
        label.setContentsMargins(0, 14, 0, 6)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(label)

    def show_result(self, recommendation: Recommendation, assessment: Assessment) -> None:
        """Show the answers; questions hidden by a condition are left out."""
        if not self.rows:
            self._make_rows()
        for criterion, row in self.rows.items():
            set_shown(row, recommendation.asked.get(criterion, True))
            found = recommendation.from_costs.get(criterion)
            row.show_entry(assessment.entry(criterion), found)

    def _make_rows(self) -> None:
        for criterion in self._criteria:
            row = AnswerRow(criterion)
            row.pressed.connect(lambda criterion=criterion: self.question_wanted.emit(criterion.id))
            self.rows[criterion.id] = row
            self._column.addWidget(row)


class AnswerRow(PressRow):
    """One question with its answer and what it rests on."""

    def __init__(self, criterion: Criterion) -> None:
        """Take the question."""
        self._id = Prose(MARGIN, LINES[MARGIN], "ink3")
        self._short = Prose(NOTE, LINES[NOTE])
        self._answer = Prose(NOTE, LINES[NOTE], "ink")
        self._source = Prose(MARGIN, LINES[MARGIN])
        super().__init__((self._id, self._short, self._answer, self._source), _columns, padding=5)
        self._criterion = criterion
        self._shown: tuple[AnswerEntry, FromCosts | None] | None = None
        self._id.show_text(criterion.id)
        self._short.show_text(criterion.short)

    def show_entry(self, entry: AnswerEntry, found: FromCosts | None = None) -> None:
        """Show what was answered, or what the costs answer."""
        if (entry, found) == self._shown:
            return
        self._shown = (entry, found)
        origin = _origin(entry)
        if found is not None:
            entry = AnswerEntry(state="answered", level=found.level, number=found.number)
            origin = found.line
        words = answer_in_words(self._criterion, entry)
        colour = "" if entry.level else "ink2"
        self._answer.show_paragraphs((Paragraph((Span(words, colour=colour),)),))
        self._source.show_text(origin)
        self.setAccessibleName(f"{self._criterion.short} {words}")
        self.setAccessibleDescription(_("Enter: go to question {id}").format(id=self._criterion.id))


def answer_in_words(criterion: Criterion, entry: AnswerEntry) -> str:
    """Return the label of the answer with its number, or the state."""
    if entry.level is None:
        return state_word(entry.state)
    odd = not_an_answer(criterion, entry)
    if odd:
        return odd
    if entry.split is not None:
        labels = {level.id: level.label for level in criterion.levels}
        return split_in_labels(entry.split, labels)
    label = next(level.label for level in criterion.levels if level.id == entry.level)
    if entry.number is None or criterion.number is None:
        return label
    unit = criterion.number.unit_one if entry.number == 1 else criterion.number.unit
    return f"{label} ({entry.number:,g} {unit})" if entry.number < 1e6 else (
        f"{label} ({entry.number:,.0f} {unit})"
    )  # fmt: skip


def _origin(entry: AnswerEntry) -> str:
    evidence = entry.evidence
    if evidence is None:
        return ""
    return ", ".join(part for part in (evidence.text, evidence.owner) if part)


def _columns(width: int) -> tuple[Column, ...]:
    rest = width - 52
    short, answer = rest * 38 // 100, rest * 34 // 100
    left = 52 + short
    return (
        Column(0, 44, drop=1),
        Column(52, short - 16),
        Column(left, answer - 16),
        Column(left + answer, rest - short - answer, drop=1),
    )
