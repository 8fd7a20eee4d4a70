"""What else would change it: two answers together, and how important a factor would have to be."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.decision.recommendation import Flip, ImportanceTie, Recommendation
from core.language import _
from core.report.leads import lead_of_pair, tie_in_words
from gui.frame.label import text_label
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.figures import ApproachNames, unbroken
from gui.result.fold import Fold
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, MARGIN

_SHOWN = 2


class FurtherChanges(QWidget):
    """Two lists of sentences below the single answers; each shows its first lines."""

    def __init__(self, names: ApproachNames) -> None:
        """Start empty and hidden."""
        super().__init__()
        self._names = names
        self.pairs = FoldedLines(_("Two answers together"))
        self.ties = FoldedLines(_("How important would it have to be?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pairs)
        column.addWidget(self.ties)

    def show_result(self, recommendation: Recommendation) -> None:
        """Show both for this recommendation."""
        self.pairs.show_lines(tuple(self._pair(flip) for flip in recommendation.pairs))
        self.ties.show_lines(tuple(self._tie(tie) for tie in recommendation.importance_ties))

    def _pair(self, flip: Flip) -> Paragraph:
        one, other = flip.changes
        first = _("{approach} first").replace("{approach}", self._names.phrase(flip.leader or ""))
        return Paragraph(
            (
                Span(_("If") + " "),
                Span(f"{unbroken(one.after_statement)} ", colour="ink"),
                Span(one.criterion, colour="ink3"),
                Span(" " + _("and") + " "),
                Span(f"{unbroken(other.after_statement)} ", colour="ink"),
                Span(other.criterion, colour="ink3"),
                Span(f": {first}, "),
                Span(f"{lead_of_pair(flip)}.", is_semibold=True, colour="ink"),
            )
        )

    def _tie(self, tie: ImportanceTie) -> Paragraph:
        return Paragraph((Span(tie_in_words(tie, self._names.phrase(tie.rival)), colour="ink"),))


class FoldedLines(QWidget):
    """A small head, the first lines, and a link to the rest; hidden while there are none."""

    def __init__(self, title: str) -> None:
        """Start without lines."""
        super().__init__()
        self.setAccessibleName(title)
        self._lines: tuple[Paragraph, ...] = ()
        self._fold = Fold(self._show_again)
        self.more = self._fold.link
        self.text = Prose(BODY, LINES[BODY], gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(4)
        column.addWidget(text_label(title, MARGIN, semibold=True, tone="ink2"))
        column.addWidget(self.text)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_lines(self, lines: tuple[Paragraph, ...]) -> None:
        """Show these instead of what stood there."""
        if lines == self._lines:
            return
        self._lines = lines
        self._show_again()
        set_shown(self, bool(lines))

    def _show_again(self) -> None:
        self.text.show_paragraphs(self._lines[: self._fold.shown_of(len(self._lines), _SHOWN)])
