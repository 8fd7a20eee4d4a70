"""A newer shipped model: what taking it into the firm's copy would do, then the new version."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.decision.wording import sentence_case
from core.language import _, counted
from core.model.own_copy import base_name
from core.model.pack import Pack
from core.model.place_words import place_words, value_words
from core.model.renewal import Plan
from gui.frame.button import as_caption, make_button
from gui.models.publisher import Publisher
from gui.models.rows import Cell, Table
from gui.models.shown import ShownModel
from gui.models.value_table import ValueTable
from gui.questions.prose import Prose
from gui.style.type import BODY, LINES


class RenewalPart(QWidget):
    """Lists every change of the copy shown and what becomes of it; a button publishes."""

    def __init__(self, publisher: Publisher) -> None:
        """Start without a model."""
        super().__init__()
        self._publisher = publisher
        self.plan: Plan | None = None
        self._version = ""
        self.summary = Prose(BODY, LINES[BODY])
        self.take_over = make_button("", "primary")
        self.take_over.clicked.connect(self._take_over)
        self.table = ValueTable(_("What becomes of each change"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.take_over, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        column.addStretch()

    def show_model(self, model: ShownModel) -> None:
        """Show what the shipped model would do to a copy, or why there is nothing to do."""
        self.plan, text = self._publisher.renewal(model)
        self._version = model.key[1]
        self.summary.show_text(text or _summary(model, self.plan))
        self.take_over.setVisible(self.plan is not None)
        self.table.setVisible(self.plan is not None)
        if self.plan is None:
            return
        version = self._publisher.next_version(self.plan.copy)
        words = _("Take over {model} as version {version}")
        if model.is_behind_unnumbered:
            words = _("Take over the revised {model} as version {version}")
        words = words.replace("{version}", version).replace("{model}", _name(model.shipped))
        self.take_over.setText(as_caption(words))
        self.take_over.setAccessibleName(words)
        self.table.show_table(_table(model, self.plan), is_grid=False)
        self.table.setVisible(bool(self.table.table.rows))
        self.table.setMaximumHeight(self.table.natural_height())

    def _take_over(self) -> None:
        if self.plan is not None:
            self._publisher.take_over(self.plan, self._version)


def _name(pack: Pack) -> str:
    return f"{pack.model.title} {pack.model.version}"


def _summary(model: ShownModel, plan: Plan | None) -> str:
    if plan is None or model.copy is None:
        return ""
    sentence = _(
        "{copy} stands on {old}; the program comes with {new}. {carried} would move over, {left} "
        "would not. Versions published so far stay as they are, and so do their assessments."
    )
    if model.is_behind_unnumbered:
        sentence = _(
            "{copy} stands on {old} as it was before. The shipped model was revised since, without "
            "a new number. {carried} would move over, {left} would not. Versions published so far "
            "stay as they are, and so do their assessments."
        )
    carried = counted("{n} change", "{n} changes", len(plan.carried))
    told = sentence.replace("{carried}", carried).replace("{left}", str(len(plan.left_out)))
    told = told.replace("{old}", base_name(model.copy))
    told = told.replace("{new}", _name(model.shipped))
    return told.replace("{copy}", model.copy.title)


def _table(model: ShownModel, plan: Plan) -> Table:
    heads = (_("Change"), _("Your value"), _("What becomes of it"), _("Your reason"))
    left = (
        (
            Cell(sentence_case(place_words(model.shipped, one.path))),
            Cell(value_words(one.after), is_number=True),
            Cell(_("Not carried over. {why}").replace("{why}", one.why)),
            Cell(one.reason),
        )
        for one in plan.left_out
    )
    carried = (
        (
            Cell(sentence_case(place_words(model.shipped, one.change.path))),
            Cell(value_words(one.change.after), is_number=True),
            Cell(f"{_('Moves over.')} {one.remark}".strip()),
            Cell(one.change.reason),
        )
        for one in plan.carried
    )
    return Table(heads, (*left, *carried), (0, 2, 3))
