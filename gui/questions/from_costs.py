"""The line below a question the costs answer, with the way to them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.decision.recommendation import FromCosts
from core.language import _
from core.model.pack import Criterion
from gui.frame.button import make_button
from gui.questions.prose import Paragraph, Prose, Span


class FromCostsLine(QWidget):
    """What the costs say, the answer it stands for, and a link to the costs.

    Signals:
        pressed: the costs are wanted.
    """

    pressed = Signal()

    def __init__(self, criterion: Criterion) -> None:
        """Take the question; nothing is shown yet."""
        super().__init__()
        self._criterion = criterion
        self.has_answer = False
        self._text = Prose(13, 18, "ink2")
        self.link = make_button(_("Costs"), "link", name=_("Go to the costs"))
        self.link.setProperty("size", "margin")
        self.link.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        beside_link = QVBoxLayout()
        # A link is higher than a line; this sets both on one.
        beside_link.setContentsMargins(0, 3, 0, 0)
        beside_link.addWidget(self._text, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside_link, 1)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)

    def show_answer(self, found: FromCosts | None) -> None:
        """Show an answer from the costs, or that there is none."""
        self.has_answer = found is not None
        if found is None:
            self._text.show_paragraphs(())
            return
        label = next(level.label for level in self._criterion.levels if level.id == found.level)
        counts = " " + _("Counts as “{answer}”.").replace("{answer}", label)
        line = Span(f"{found.line}.", is_semibold=True, colour="ink")
        self._text.show_paragraphs((Paragraph((line, Span(counts))),))

    def text(self) -> str:
        """Return the words shown."""
        return self._text.text()
