"""Below the list of models: what can be done with a whole one."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.language import _
from gui.frame.button import as_caption, make_button
from gui.frame.file_dialogs import ask_for_file, ask_where_to_write
from gui.frame.file_names import safe_name
from gui.frame.label import text_label
from gui.models.desk import ModelsDesk
from gui.models.shown import ShownModel
from gui.questions.flow import FlowLayout
from gui.style.type import MARGIN

_KINDS = _("Decision models (*.json)")


class WholeModel(QWidget):
    """Begins a copy, sends and takes versions, and deletes; it says why one cannot be deleted."""

    def __init__(self, desk: ModelsDesk, firm: str) -> None:
        """Propose the name of the firm for a copy."""
        super().__init__()
        self._desk = desk
        self._model: ShownModel | None = None
        self.name = QLineEdit(firm)
        self.name.setAccessibleName(_("Name of the copy"))
        self.name.setPlaceholderText(_("Name of the copy"))
        self.name.setMaxLength(60)
        self.name.setFixedWidth(180)
        self.copy = make_button(_("Make your own copy"))
        self.send = make_button(_("Export…"), name=_("Export this version"))
        self.take = make_button(_("Import…"), name=_("Import a version"))
        self.delete = make_button("")
        self.note = text_label("", MARGIN, tone="ink2", wraps=True)
        self._lay_out()
        self.copy.clicked.connect(lambda: desk.begin(self.name.text()))
        self.name.returnPressed.connect(self.copy.click)
        self.send.clicked.connect(self._send)
        self.take.clicked.connect(self._take)
        self.delete.clicked.connect(self._delete)

    def show_model(self, model: ShownModel) -> None:
        """Offer what can be done with one model."""
        self._model = model
        copy = model.copy
        self.send.setEnabled(copy is not None and copy.version is not None)
        objection = self._desk.objection(copy) if copy else ""
        words = _delete_words(model, has_versions=bool(copy and copy.last_version))
        self.delete.setText(as_caption(words))
        self.delete.setAccessibleName(words)
        self.delete.setEnabled(copy is not None and not objection)
        self.note.setText(objection)

    def _delete(self) -> None:
        if self._model is not None and self._model.copy is not None:
            self._desk.delete(self._model.copy)

    def _send(self) -> None:
        copy = self._model.copy if self._model else None
        if copy is None:
            return
        words = (copy.title, (copy.version or "").replace(".", "-"))
        proposal = safe_name(words, ".json", _("Decision model"))
        path = ask_where_to_write(self, _("Export this version"), proposal, _KINDS)
        if path is not None:
            self._desk.send(copy, path)

    def _take(self) -> None:
        path = ask_for_file(self, _("Import a version"), "", _KINDS)
        if path is not None:
            self._desk.take(path)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, across=8, down=8)
        for part in (self.name, self.copy, self.send, self.take, self.delete):
            row.addWidget(part)
        # Its place stays free, so that the list does not move when there is something to say.
        self.note.setMinimumHeight(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(buttons)
        column.addWidget(self.note)


def _delete_words(model: ShownModel, *, has_versions: bool) -> str:
    if model.copy is not None and model.copy.version is not None:
        return _("Delete the whole copy")
    return _("Delete what is in work") if has_versions else _("Delete the copy")
