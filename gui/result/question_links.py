"""Ids of questions side by side, each a link to its question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.language import _
from gui.frame.button import make_button
from gui.questions.flow import FlowLayout
from gui.result.showing import set_shown


class QuestionLinks(QWidget):
    """The links, in lines; hidden while there is none.

    Signals:
        question_wanted: the id of the question to go to.
    """

    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Start without a link."""
        super().__init__()
        self._criteria: tuple[str, ...] = ()
        self._flow = FlowLayout(self, across=12, down=0)
        self.hide()

    def show_criteria(self, criteria: tuple[str, ...]) -> None:
        """Show one link for each question."""
        if criteria == self._criteria:
            return
        self._criteria = criteria
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for criterion in criteria:
            self._add_link(criterion)
        set_shown(self, bool(criteria))

    def _add_link(self, criterion: str) -> None:
        name = _("Go to question {id}").format(id=criterion)
        link = make_button(criterion, "link", name=name)
        link.clicked.connect(lambda: self.question_wanted.emit(criterion))
        self._flow.addWidget(link)
