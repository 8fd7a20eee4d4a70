"""Reasons for and against, each with the answer it comes from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.decision.recommendation import Reason, Recommendation
from core.language import _
from gui.frame.columns import Column
from gui.frame.label import text_label
from gui.frame.press_row import PressRow
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, MARGIN


class ReasonsPart(QWidget):
    """The strongest answers for the recommended approach, then those against it.

    Signals:
        question_wanted: the id of the question a reason comes from.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Start without reasons."""
        super().__init__()
        self._none = Prose(BODY, LINES[BODY])
        self._for = _Reasons(_("For it"), self.question_wanted.emit)
        self._against = _Reasons(_("Against it"), self.question_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 20)
        column.setSpacing(0)
        column.addWidget(SectionHead(_("Reasons"), _("Enter on a reason goes to its question")))
        for part in (self._none, self._for, self._against):
            column.addWidget(part)
        column.addStretch(1)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the reasons of this recommendation."""
        self._for.show_reasons(recommendation.reasons_for)
        self._against.show_reasons(recommendation.reasons_against)
        has_any = bool(recommendation.reasons_for or recommendation.reasons_against)
        self._none.show_text("" if has_any else _nothing(recommendation))
        set_shown(self._none, not has_any)


def _nothing(recommendation: Recommendation) -> str:
    if recommendation.recommended is None:
        return _("No approach is recommended, so nothing speaks for one.")
    return _("No single answer speaks for it or against it.")


class _Reasons(QWidget):
    def __init__(self, title: str, ask: object) -> None:
        super().__init__()
        self._ask = ask
        self.rows: list[ReasonRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addWidget(text_label(title, MARGIN, tone="ink2"))
        self._column.addSpacing(4)

    def show_reasons(self, reasons: tuple[Reason, ...]) -> None:
        while len(self.rows) < len(reasons):
            row = ReasonRow()
            row.pressed.connect(lambda row=row: self._ask(row.criterion))  # type: ignore[operator]
            self.rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self.rows):
            set_shown(row, place < len(reasons))
            if place < len(reasons):
                row.show_reason(place + 1, reasons[place])
        set_shown(self, bool(reasons))


class ReasonRow(PressRow):
    """One reason: its number, headline and what follows, the id of the question."""

    def __init__(self) -> None:
        """Start without a reason."""
        self._number = Prose(BODY, LINES[BODY], "ink")
        self._number.set_semibold()
        self._text = Prose(BODY, LINES[BODY])
        super().__init__((self._number, self._text), _columns, padding=8)
        self.criterion = ""

    def show_reason(self, number: int, reason: Reason) -> None:
        """Show one reason."""
        self.criterion = reason.criterion
        self._number.show_text(str(number))
        spans = (
            Span(f"{reason.headline} ", is_semibold=True, colour="ink"),
            Span(f"{reason.text}  "),
            Span(reason.criterion, colour="ink3"),
        )
        self._text.show_paragraphs((Paragraph(spans),))
        self.setAccessibleName(f"{reason.headline} {reason.text}")
        self.setAccessibleDescription(_("Enter: go to question {id}").format(id=reason.criterion))


def _columns(width: int) -> tuple[Column, ...]:
    return Column(0, 20), Column(26, min(width - 26, 620))
