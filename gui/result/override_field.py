"""The field that opens in a gate's row: why the consultant overrules it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.language import _
from gui.frame.button import make_button
from gui.questions.prose import Prose
from gui.style.type import LINES, NOTE

_LONGEST = 2_000


class OverrideField(QWidget):
    """Reason, Override and Cancel; an empty reason is asked for, and the text is kept.

    Signals:
        confirmed: the reason, without blanks around it.
        given_up: the field was closed; what was typed stays for the next time.
    """

    confirmed = Signal(str)
    given_up = Signal()

    def __init__(self, gate: str) -> None:
        """Name the gate the reason is for."""
        super().__init__()
        name = _("Reason for overriding gate {id}").format(id=gate)
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(name)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(3 * LINES[NOTE] + 10)
        self.fault = Prose(NOTE, LINES[NOTE], "block")
        self.confirm = make_button(_("Override the gate"), "primary")
        self.cancel = make_button(_("Cancel"), "plain", name=_("Cancel the override"))
        self.reason.textChanged.connect(self._forgive)
        self.confirm.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.given_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        title = Prose(NOTE, LINES[NOTE])
        title.show_text(f"{name}. {_('It is printed in the report.')}")
        column.addWidget(title)
        column.addWidget(self.reason)
        column.addWidget(self.fault)
        column.addLayout(self._buttons())
        self.fault.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.confirm)
        row.addWidget(self.cancel)
        row.addStretch(1)
        return row

    def _confirm(self) -> None:
        reason = self.reason.toPlainText().strip()
        if not reason:
            self._complain(_("A reason is needed. It is printed in the report."))
        elif len(reason) > _LONGEST:
            self._complain(
                _("This reason is too long. Shorten it to 2,000 characters; your text is kept.")
            )
        else:
            self.confirmed.emit(reason)

    def _complain(self, sentence: str) -> None:
        self.fault.show_text(sentence)
        self.fault.show()
        self._mark_fault(is_wrong=True)
        self.reason.setAccessibleDescription(sentence)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self) -> None:
        if not self.fault.isHidden():
            self.fault.hide()
            self.reason.setAccessibleDescription("")
            self._mark_fault(is_wrong=False)

    def _mark_fault(self, *, is_wrong: bool) -> None:
        self.reason.setProperty("fault", "true" if is_wrong else "false")
        self.reason.style().polish(self.reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, confirm on Ctrl+Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._confirm()
        else:
            super().keyPressEvent(event)
