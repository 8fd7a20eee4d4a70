"""Below the verdict: what stands out about how the answers came about, in quiet lines."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.assessment.remarks import remarks
from core.decision.recommendation import Recommendation
from core.model.pack import Pack
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.question_links import QuestionLinks
from gui.result.showing import set_shown
from gui.style.type import LINES, MARGIN


class RemarksPart(QWidget):
    """Favourite, answers changed since, middle answers; hidden while nothing stands out.

    It is for the consultant: a view shown to the client in a meeting leaves it out.

    Signals:
        question_wanted: the id of a question whose answer was changed.
    """

    question_wanted = Signal(str)

    def __init__(self, pack: Pack) -> None:
        """Take the sentences from the pack."""
        super().__init__()
        self._pack = pack
        self.text = Prose(MARGIN, LINES[MARGIN], gap=4)
        self.links = QuestionLinks()
        self.links.question_wanted.connect(self.question_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.links)

    def show_result(self, recommendation: Recommendation, assessment: Assessment) -> None:
        """Show what is to be said about these answers."""
        found = sorted(
            remarks(assessment, recommendation, self._pack), key=lambda one: bool(one.criteria)
        )
        self.text.show_paragraphs(tuple(Paragraph((Span(one.text),)) for one in found))
        # The links follow the one remark that has any, which therefore stands last.
        self.links.show_criteria(found[-1].criteria if found else ())
        set_shown(self, bool(found))
