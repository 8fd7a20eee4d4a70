"""Below the verdict: what stands out about how the answers came about, in quiet lines."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.assessment.remarks import Remark, remarks
from core.decision.recommendation import Recommendation
from core.model.pack import Pack
from gui.questions.prose import Prose
from gui.result.question_links import QuestionLinks
from gui.result.showing import set_shown
from gui.style.type import LINES, MARGIN


class RemarksPart(QWidget):
    """Contradictions, favourite, answers changed since, middle answers; hidden without any.

    It is for the consultant: a view shown to the client in a meeting leaves it out.

    Signals:
        question_wanted: the id of a question a remark is about.
    """

    question_wanted = Signal(str)

    def __init__(self, pack: Pack) -> None:
        """Take the sentences from the pack."""
        super().__init__()
        self._pack = pack
        self.lines: list[RemarkLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(4)

    def show_result(self, recommendation: Recommendation, assessment: Assessment) -> None:
        """Show what is to be said about these answers."""
        found = remarks(assessment, recommendation, self._pack)
        while len(self.lines) < len(found):
            line = RemarkLine()
            line.links.question_wanted.connect(self.question_wanted)
            self.lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self.lines):
            set_shown(line, place < len(found))
            if place < len(found):
                line.show_remark(found[place])
        set_shown(self, bool(found))


class RemarkLine(QWidget):
    """One remark and, below it, links to the questions it is about."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.text = Prose(MARGIN, LINES[MARGIN])
        self.links = QuestionLinks()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.links)

    def show_remark(self, remark: Remark) -> None:
        """Show this remark instead of what stood there."""
        self.text.show_text(remark.text)
        self.links.show_criteria(remark.criteria)
