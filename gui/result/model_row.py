"""Below the verdict: that new assessments use another decision model than this one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.decision.recommendation import Recommendation
from core.language import _
from gui.frame.button import as_caption, make_button
from gui.frame.label import text_label
from gui.result.showing import set_shown
from gui.session_bridge import SessionBridge
from gui.style.type import MARGIN


class ModelRow(QWidget):
    """One line and a link to what the other model would change; hidden while there is none.

    Signals:
        model_wanted: the link was pressed.
    """

    model_wanted = Signal()

    def __init__(self, bridge: SessionBridge) -> None:
        """Take the name of the other model from the bridge."""
        super().__init__()
        self._bridge = bridge
        self.text = text_label("", MARGIN, tone="ink2", wraps=True)
        self.link = make_button("", "link")
        self.link.clicked.connect(self.model_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Name both models, or nothing."""
        offered = self._bridge.offered_model()
        used = f"{recommendation.model_title} {recommendation.model_version}"
        if offered == used:
            text = _("Nothing is changed before you say so.")
        else:
            text = _("This result is by {used}; new assessments use {offered}.")
        self.text.setText(text.replace("{used}", used).replace("{offered}", offered))
        words = _("See what {model} would change…").replace("{model}", offered)
        self.link.setText(as_caption(words))
        self.link.setAccessibleName(words)
        set_shown(self, bool(offered))
