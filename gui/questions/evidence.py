"""What an answer rests on: one line of text, one of kind, owner and date; edited in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.assessment.document import Evidence
from core.language import _
from gui.frame.button import make_button
from gui.frame.check_box import DropDown
from gui.frame.label import ElidedLabel, text_label
from gui.questions.confidence import LABEL_COLUMN
from gui.questions.dates import day_in_words, read_day
from gui.questions.number_field import FieldWithUndo
from gui.style.type import MARGIN, NOTE

_KINDS = ("measured", "document", "statement", "estimate")
_SUMMARY_HEIGHT = 46
_TEXT_HEIGHT = 21
_LINK_HEIGHT = 24


def kind_word(kind: str) -> str:
    """Return the word for a kind of evidence."""
    words = {
        "measured": _("measured"),
        "document": _("document"),
        "statement": _("statement"),
        "estimate": _("estimate"),
    }
    return words[kind]


def provenance(evidence: Evidence) -> str:
    """Return kind, owner and date as one line: "document, from the client, 12 November 2026"."""
    parts = [kind_word(evidence.kind)]
    if evidence.owner:
        parts.append(_("from {owner}").replace("{owner}", evidence.owner))
    if evidence.date:
        parts.append(day_in_words(evidence.date))
    return ", ".join(parts)


class EvidenceLine(QWidget):
    """The evidence of one question; the editor opens on request and only then takes room."""

    changed = Signal(object)

    def __init__(self, question: str) -> None:
        """Show that there is none yet."""
        super().__init__()
        self._evidence: Evidence | None = None
        self._text = ElidedLabel(NOTE)
        self._about = ElidedLabel(NOTE)
        self._about.setProperty("tone", "ink2")
        self.open_button = make_button("", "link")
        self.open_button.clicked.connect(lambda _checked=False: self._open())
        self._question = question
        self.editor = EvidenceEditor(question)
        self.editor.finished.connect(self._finish)
        self.editor.given_up.connect(self._close)
        self._lay_out()
        self.show_evidence(None)

    def show_evidence(self, evidence: Evidence | None) -> None:
        """Show the evidence of the document."""
        self._evidence = evidence
        self._text.setText(evidence.text if evidence else "")
        self._about.setText(provenance(evidence) if evidence else "")
        self._text.setVisible(evidence is not None)
        self._about.setVisible(evidence is not None)
        self._label.setFixedHeight(_TEXT_HEIGHT if evidence else _LINK_HEIGHT)
        caption = _("Change") if evidence else _("Add evidence")
        self.open_button.setText(caption)
        self.open_button.setAccessibleName(f"{caption}: {self._question}")

    def _lay_out(self) -> None:
        about = QHBoxLayout()
        about.setSpacing(9)
        about.addWidget(self._about)
        about.addWidget(self.open_button)
        about.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addLayout(about)
        words.addStretch(1)
        self._summary = QWidget()
        self._summary.setLayout(words)
        self._summary.setFixedHeight(_SUMMARY_HEIGHT)
        self._label = text_label(_("Evidence"), NOTE, tone="ink2")
        self._label.setFixedWidth(LABEL_COLUMN + 12)
        self._text.setFixedHeight(_TEXT_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._summary, 1)
        row.addWidget(self.editor, 1)
        self.editor.hide()

    def _open(self) -> None:
        self.editor.show_evidence(self._evidence)
        self._summary.hide()
        self.editor.show()
        self.editor.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self) -> None:
        self.editor.hide()
        self._summary.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, evidence: Evidence | None) -> None:
        self._close()
        if evidence != self._evidence:
            self.changed.emit(evidence)


class EvidenceEditor(QWidget):
    """Text, kind, owner and date; Done or Return keeps them, Esc leaves them as they were."""

    finished = Signal(object)
    given_up = Signal()

    def __init__(self, question: str) -> None:
        """Show empty fields."""
        super().__init__()
        self.text = FieldWithUndo(f"{_('What the answer rests on')}: {question}")
        self.text.setPlaceholderText(_("What the answer rests on"))
        self.kind = DropDown(_("Kind of evidence"))
        for kind in _KINDS:
            self.kind.addItem(kind_word(kind), kind)
        self.kind.view().setAccessibleName(_("Kind of evidence"))
        self.owner = FieldWithUndo(_("Evidence from"))
        self.owner.setPlaceholderText(_("from whom"))
        self.date = FieldWithUndo(_("Date of the evidence"), 40)
        self.date.setPlaceholderText(_("date, 12 November 2026"))
        self.fault = text_label("", MARGIN, tone="block", wraps=True)
        self.done = make_button(_("Done"), "primary", name=_("Keep the evidence"))
        self.remove = make_button(_("Remove"), "quiet", name=_("Remove the evidence"))
        self._lay_out()
        self.done.clicked.connect(lambda _checked=False: self._keep())
        self.remove.clicked.connect(lambda _checked=False: self.finished.emit(None))
        for field in (self.text, self.owner, self.date):
            field.returnPressed.connect(self._keep)
            field.textEdited.connect(lambda _text: self._forgive())

    def show_evidence(self, evidence: Evidence | None) -> None:
        """Fill the fields."""
        self.text.show_text(evidence.text if evidence else "")
        self.kind.setCurrentIndex(_KINDS.index(evidence.kind) if evidence else 2)
        self.owner.show_text(evidence.owner if evidence else "")
        self.date.show_text((evidence.date or "") if evidence else "")
        self.remove.setVisible(evidence is not None)
        self._forgive()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.text, 0, 0, 1, 3)
        grid.addWidget(self.kind, 1, 0)
        grid.addWidget(self.owner, 1, 1)
        grid.addWidget(self.date, 1, 2)
        grid.addWidget(self.fault, 2, 0, 1, 3)
        buttons = QHBoxLayout()
        buttons.addWidget(self.done)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        grid.addLayout(buttons, 3, 0, 1, 3)
        self.kind.setFixedHeight(34)

    def _keep(self) -> None:
        text = self.text.text().strip()
        day = read_day(self.date.text())
        if not text:
            self._refuse(_("Say in a few words what the answer rests on."), self.text)
        elif day is None:
            self._refuse(
                _("Write the date as 12 November 2026, 12/11/2026 (day first) or 2026-11-12."),
                self.date,
            )
        else:
            kind = self.kind.currentData()
            owner = self.owner.text().strip()
            self.finished.emit(Evidence(text=text, kind=kind, owner=owner, date=day or None))

    def _refuse(self, sentence: str, field: FieldWithUndo) -> None:
        self.fault.setText(sentence)
        field.setAccessibleDescription(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self) -> None:
        """Take the complaint away: it was about a text that is being changed."""
        if self.fault.text():
            self.fault.setText("")
            for field in (self.text, self.date):
                field.setAccessibleDescription("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that belong here; leave the others to the parent."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            event.ignore()
