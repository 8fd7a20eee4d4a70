"""What opens below an input: low, likely, high, whose it is, source, date, and why."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.economics.catalogue import LIST_CURRENCY, InputEntry
from core.economics.entering import (
    PLACES,
    FieldCurrency,
    estimate_of,
    moved_to,
    read_figure,
    read_range,
)
from core.economics.result import Assumption
from core.economics.sheet import Estimate
from core.errors import AnswerFault
from core.language import _
from gui.costs.editing import CALL_PRICES, CostEditing
from gui.costs.figures import provenance, typed, unit_words, whose
from gui.frame.button import Segments, make_button
from gui.frame.label import text_label
from gui.questions.dates import day_in_words, read_day
from gui.questions.flow import FlowLayout
from gui.questions.number_field import FieldWithUndo
from gui.questions.prose import Prose
from gui.result.showing import set_shown
from gui.style.type import LINES, MARGIN, NOTE

_FIGURE, _DATE = 124, 190
_LONGEST_SOURCE, _LONGEST_REASON = 600, 2_000


class InputEditor(QWidget):
    """Done or Return keeps what is typed, Esc leaves it; what cannot be kept stays as typed.

    Signals:
        finished: the editor is to be closed.
        question_wanted: the id of the question whose answer the input is.
    """

    finished = Signal()
    question_wanted = Signal(str)

    def __init__(self, name: str, editing: CostEditing) -> None:
        """Edit the input of this id."""
        super().__init__()
        self.name, self._editing = name, editing
        self._entry = editing.costs.entry(name)
        self._one: Assumption | None = None
        self._filled: dict[str, str] = dict.fromkeys(PLACES, "")
        self._kept: tuple[str, ...] = ()
        self._build()
        self._connect()
        self._lay_out()

    def show_input(self, one: Assumption, currency: str) -> None:
        """Fill the fields with what counts now; what is being typed stays."""
        if self._one is not None and self.is_touched():
            self._one = one
            return
        self._one = one
        self._fill_figures(one.stated)
        stated = one.stated
        self._currency.choose(_key(stated.currency if stated else None, currency))
        self._owner.choose("client" if stated and stated.owner == "client" else "consultant")
        own = stated is not None and stated.owner in ("client", "consultant")
        self.source.show_text(stated.source if stated and own else "")
        self.date.show_text(day_in_words(stated.date) if stated and own and stated.date else "")
        self.reason.show_text(stated.reason if stated else "")
        self._kept = self._texts()
        self._show_words(one)
        self._show_faults({})

    def is_touched(self) -> bool:
        """Say whether anything was typed or chosen that is not kept."""
        return self._texts() != self._kept

    def focus_first(self) -> None:
        """Put the focus on the likely value, all of it selected."""
        self.figures["likely"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.figures["likely"].selectAll()

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        title = self._entry.title
        words = {"low": _("Low"), "likely": _("Likely"), "high": _("High")}
        self.figures = {place: FieldWithUndo(f"{title}: {words[place]}") for place in PLACES}
        self._labels = {place: text_label(words[place], MARGIN, tone="ink2") for place in PLACES}
        for field in self.figures.values():
            field.setFixedWidth(_FIGURE)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._unit = text_label("", NOTE, tone="ink2")
        self._unit.setFixedHeight(34)
        self._fault = Prose(MARGIN, LINES[MARGIN], "block")
        self._help = Prose(MARGIN, LINES[MARGIN])
        self.source = FieldWithUndo(_("Source: {input}").format(input=title), _LONGEST_SOURCE)
        self.date = FieldWithUndo(_("Date: {input}").format(input=title), 40)
        self.date.setFixedWidth(_DATE)
        self.reason = FieldWithUndo(_("Reason: {input}").format(input=title), _LONGEST_REASON)
        owners = (("client", _("client")), ("consultant", _("consultant")))
        self._owner = Segments(owners, _("Said by"))
        sheet = self._editing.sheet
        code = sheet.currency if sheet is not None else LIST_CURRENCY
        self._currency = Segments((("list", LIST_CURRENCY), ("own", code)), _("Currency"))
        self._own_code = code
        self.done = make_button(_("Done"), "primary", name=_("Keep {input}").format(input=title))
        self.back = make_button("", "plain")
        self.close_button = make_button(_("Close"), "link", name=_("Close without keeping"))
        self.question = make_button("", "link")

    def _connect(self) -> None:
        self.done.clicked.connect(self.keep)
        self.back.clicked.connect(self._go_back)
        self.close_button.clicked.connect(self._give_up)
        self.question.clicked.connect(self._ask)
        self._currency.chosen.connect(self._forgive)
        for place, field in self.figures.items():
            field.textEdited.connect(lambda _text, place=place: self._forgive(place))
            field.returnPressed.connect(self.keep)
        self.figures["likely"].left.connect(self._take_range_along)
        for field in (self.source, self.date, self.reason):
            field.returnPressed.connect(self.keep)
            field.textEdited.connect(lambda _text: self._forgive(""))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 0, 14)
        column.setSpacing(8)
        column.addWidget(self._help)
        figures = QWidget()
        flow = FlowLayout(figures, across=12, down=6)
        for place in PLACES:
            flow.addWidget(_labelled(self._labels[place], self.figures[place]))
        flow.addWidget(_labelled(text_label("", MARGIN), self._unit, self._currency))
        column.addWidget(figures)
        column.addWidget(self._fault)
        about = QWidget()
        row = FlowLayout(about, across=12, down=6)
        self.source.setMinimumWidth(280)
        row.addWidget(_labelled(text_label(_("Source"), MARGIN, tone="ink2"), self.source))
        row.addWidget(_labelled(text_label(_("Date"), MARGIN, tone="ink2"), self.date))
        row.addWidget(_labelled(text_label(_("Said by"), MARGIN, tone="ink2"), self._owner))
        column.addWidget(about)
        self._reason_box = _labelled(
            text_label(_("Why not the list price? It is printed."), MARGIN, tone="ink2"),
            self.reason,
        )
        column.addWidget(self._reason_box)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self.done, self.back, self.close_button, self.question):
            row.addWidget(part)
        row.addStretch(1)
        return row

    # -- showing ---------------------------------------------------------------------------

    def _fill_figures(self, stated: Estimate | None) -> None:
        is_money = stated is not None and stated.currency is not None
        for place in PLACES:
            text = "" if stated is None else typed(getattr(stated, place), is_money=is_money)
            self._filled[place] = text
            self.figures[place].show_text(text)

    def _show_words(self, one: Assumption) -> None:
        stated, code = one.stated, self._own_code
        unit = unit_words(self.name, self._editing.costs, stated, code)
        has_choice = self._entry.money and code != LIST_CURRENCY
        self._unit.setText(self._entry.unit if has_choice else unit)
        set_shown(self._currency, has_choice)
        words = " ".join(part for part in (self._entry.help, _now(stated)) if part)
        self._help.show_text(words)
        set_shown(self._help, bool(words))
        default = self._editing.default_of(self.name)
        is_listed = default is not None and default.owner == "price-list"
        self.back.setText(_("Back to the list price") if is_listed else _("Back to the default"))
        if default is None:
            self.back.setText(_("Take it away"))
        self.back.setAccessibleName(f"{self.back.text()}: {self._entry.title}")
        in_sheet = self._editing.sheet is not None and self.name in self._editing.sheet.inputs
        self.back.setEnabled(in_sheet and stated != default)
        set_shown(self._reason_box, self._overrules())
        criterion = self._criterion()
        set_shown(self.question, bool(criterion))
        self.question.setText(_("Answer to question {id}").format(id=criterion))

    def _show_faults(self, faults: dict[str, str]) -> None:
        names = {"low": _("Low"), "likely": _("Likely"), "high": _("High")}
        said = (f"{names[key]}: {text}" if key in names else text for key, text in faults.items())
        self._fault.show_text("  ".join(said))
        set_shown(self._fault, bool(faults))
        fields = {**self.figures, "date": self.date, "reason": self.reason}
        for place, field in fields.items():
            fault = faults.get(place, "")
            field.setAccessibleDescription(fault)
            if bool(field.property("fault")) != bool(fault):
                field.setProperty("fault", bool(fault))
                field.style().unpolish(field)
                field.style().polish(field)

    def _overrules(self) -> bool:
        # A list brought in later may lack the model: the reason given before still counts.
        stated = self._one.stated if self._one else None
        if self.name in CALL_PRICES and stated is not None and stated.reason:
            return True
        is_list_price = stated is not None and stated.owner == "price-list"
        return is_list_price or self._editing.comes_with_model(self.name)

    # -- what the user does ----------------------------------------------------------------

    def keep(self) -> None:
        """Keep what is typed, or say what is wrong with it."""
        self._take_range_along()
        if not self.is_touched():
            self.finished.emit()
            return
        values, faults = read_range(self._figure_texts(), self._limits(), self._field_currency())
        day = read_day(self.date.text())
        if day is None:
            faults["date"] = _(
                "Write the date as 12 November 2026, 12/11/2026 (day first) or 2026-11-12."
            )
        if self._overrules() and not self.reason.text().strip():
            faults["reason"] = _("A reason is needed for another price than the list’s.")
        self._show_faults(faults)
        if faults:
            wrong = {**self.figures, "date": self.date, "reason": self.reason}
            wrong[next(iter(faults))].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._enter(tuple(values[place] for place in PLACES), day or self._editing.today())

    def _enter(self, values: tuple[float, ...], day: str) -> None:
        estimate = estimate_of(values, self._entry, self._code()).model_copy(
            update={
                "source": self.source.text().strip() or self._editing.own_source(),
                "date": day,
                "owner": self._owner.current(),
                "reason": self.reason.text().strip() if self._overrules() else "",
            }
        )
        self._kept = self._texts()
        self.finished.emit()
        self._editing.enter(self.name, estimate)

    def _go_back(self) -> None:
        self._one, self._kept = None, self._texts()
        self.finished.emit()
        self._editing.enter(self.name, self._editing.default_of(self.name))

    def _give_up(self) -> None:
        self._kept = self._texts()
        self.finished.emit()

    def _ask(self) -> None:
        self.question_wanted.emit(self._criterion())

    def _criterion(self) -> str:
        """Return the question whose answer the input is, or whose answer it should be."""
        differing = self._editing.differing().get(self.name)
        if differing is not None:
            return differing.criterion
        return self._one.criterion if self._one is not None else ""

    def _take_range_along(self) -> None:
        """Move low and high with the likely value while nobody has typed them."""
        stated = self._one.stated if self._one else None
        texts = self._figure_texts()
        is_alone = all(texts[place] == self._filled[place] for place in ("low", "high"))
        if not is_alone or texts["likely"] == self._filled["likely"]:
            return
        try:
            likely = read_figure(texts["likely"], self._limits(), self._field_currency())
        except AnswerFault:
            return
        for place, value in zip(PLACES, moved_to(stated, likely, self._limits()), strict=True):
            self._filled[place] = typed(value, is_money=self._entry.money)
            self.figures[place].show_text(self._filled[place])

    def _forgive(self, _place: str) -> None:
        if not self._fault.isHidden():
            self._show_faults({})

    def _figure_texts(self) -> dict[str, str]:
        return {place: field.text() for place, field in self.figures.items()}

    def _texts(self) -> tuple[str, ...]:
        fields = (*self.figures.values(), self.source, self.date, self.reason)
        return (
            *(field.text().strip() for field in fields),
            self._owner.current(),
            self._currency.current(),
        )

    def _limits(self) -> InputEntry:
        return self._editing.costs.entry_in(self.name, self._code())

    def _field_currency(self) -> FieldCurrency:
        beside = {LIST_CURRENCY, self._own_code} - {self._code()}
        known = self._editing.costs.currencies
        return FieldCurrency(known, self._code(), next(iter(beside), None))

    def _code(self) -> str:
        return LIST_CURRENCY if self._currency.current() == "list" else self._own_code

    def event(self, event: QEvent) -> bool:
        """Close on Esc, wherever the focus is inside."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self._give_up()
            return True
        return super().event(event)


def _now(stated: Estimate | None) -> str:
    """Return whole where the figures of now come from; the row above may have cut it."""
    if stated is None:
        return ""
    return _("Now {owner}: {source}.").format(owner=whose(stated), source=provenance(stated))


def _key(stated: str | None, currency: str) -> str:
    return "own" if (stated or currency) == currency and currency != LIST_CURRENCY else "list"


def _labelled(label: QWidget, *fields: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label)
    row = QHBoxLayout()
    row.setSpacing(10)
    for field in fields:
        row.addWidget(field)
    column.addLayout(row)
    return box
