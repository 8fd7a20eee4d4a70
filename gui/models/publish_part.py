"""Before a version is published: its number, its changes and what the check says; then a button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.decision.wording import sentence_case
from core.language import _, counted
from core.model.lint import Remark
from core.model.own_copy import OwnCopy, base_name, describe
from core.model.pack import Pack
from gui.frame.button import as_caption, make_button
from gui.models.publisher import Proof, Publisher
from gui.models.rows import Cell, Table
from gui.models.shown import ShownModel
from gui.models.value_table import ValueTable
from gui.questions.prose import Paragraph, Prose, Span
from gui.style.type import BODY, LINES


class PublishPart(QWidget):
    """Shows what publishing the state in work would do; the button does it."""

    def __init__(self, publisher: Publisher) -> None:
        """Start without a model."""
        super().__init__()
        self._publisher = publisher
        self._copy: OwnCopy | None = None
        self.summary = Prose(BODY, LINES[BODY], gap=6)
        self.publish = make_button("", "primary")
        self.publish.clicked.connect(self._publish)
        self.table = ValueTable(_("Changes that would be published"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.publish, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        column.addStretch()

    def show_model(self, model: ShownModel) -> None:
        """Show what would be published, or why there is nothing to publish."""
        copy = model.copy
        self._copy = copy if copy is not None and model.is_editable and copy.pending else None
        self.publish.setVisible(self._copy is not None)
        self.table.setVisible(self._copy is not None)
        if self._copy is None:
            self.summary.show_text(_nothing(model))
            return
        version = self._publisher.next_version(self._copy)
        proof = self._publisher.proof(self._copy)
        self.summary.show_paragraphs(
            tuple(Paragraph((Span(line),)) for line in _told(self._copy, version, proof))
        )
        words = _("Publish version {version}").format(version=version)
        self.publish.setText(as_caption(words))
        self.publish.setAccessibleName(words)
        self.publish.setEnabled(not proof.fault)
        self.table.show_table(_changes(self._copy, model), is_grid=False)
        self.table.setMaximumHeight(self.table.natural_height())

    def _publish(self) -> None:
        if self._copy is not None:
            self._publisher.publish(self._copy)


def _nothing(model: ShownModel) -> str:
    if model.copy is None:
        return _("This is the model the program comes with. Make your own copy, and change it.")
    if not model.is_editable:
        return _("This version is published. Change it further, then publish the next one here.")
    if model.copy.last_version is None:
        return _("Nothing has been changed yet. Change a value, then publish it here.")
    return _("Nothing has changed since the last version. Change a value, then publish it here.")


def _told(copy: OwnCopy, version: str, proof: Proof) -> tuple[str, ...]:
    sentence = _("Version {version} of {name} would hold {changes}. {values}")
    told = sentence.replace("{version}", version).replace("{values}", _values(copy, proof))
    changes = counted("{n} new change", "{n} new changes", len(copy.pending))
    after = _(
        "A version is never changed once published; Undo takes it back right after. Assessments "
        "made so far keep their own model, and new ones use this version when you say so."
    )
    return (
        told.replace("{changes}", changes).replace("{name}", copy.title),
        *_checked(proof),
        after,
    )


def _values(copy: OwnCopy, proof: Proof) -> str:
    if proof.pack is None or proof.pack.own is None:
        return ""
    count = len(proof.pack.own.changes)
    sentence = counted(
        "{n} value would not be as in {base}.", "{n} values would not be as in {base}.", count
    )
    return sentence.replace("{base}", base_name(copy))


def _checked(proof: Proof) -> tuple[str, ...]:
    if proof.pack is None:
        return (_("The check refuses it: {fault}").replace("{fault}", proof.fault),)
    remarks = [_remark(one, proof.pack) for one in proof.remarks]
    if not remarks:
        return (_("Checked: no faults, no remarks."),)
    sentence = _("Checked: no faults, {remarks}. Look at them first; they do not stand in the way.")
    found = counted("{n} remark", "{n} remarks", len(remarks))
    return (sentence.replace("{remarks}", found), *remarks)


def _remark(remark: Remark, pack: Pack) -> str:
    names = {str(one.code): one.name for one in pack.approaches}
    names |= {one.id: one.title for one in pack.model.factors}
    names["factors"] = _("Importances")
    return f"{names.get(remark.place, remark.place)}: {remark.text}"


def _changes(copy: OwnCopy, model: ShownModel) -> Table:
    rows = (
        (Cell(sentence_case(describe(copy, model.pack, one))), Cell(one.reason))
        for one in copy.pending
    )
    return Table((_("Change"), _("Why")), tuple(rows), (0, 1))
