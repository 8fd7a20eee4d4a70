"""The prices in the sheet: which models, how old, and what today's list would change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.economics.money import plain
from core.economics.sheet import CostSheet, Estimate, PricedModel
from core.economics.words import age_words
from core.language import _, counted
from gui.costs.editing import CostEditing
from gui.costs.view import CostView
from gui.frame.button import make_button
from gui.questions.dates import day_in_words
from gui.questions.flow import FlowLayout
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, NOTE


class PricesPart(QWidget):
    """Models and dates; newer list prices are offered with everything they change.

    Signals:
        model_wanted: a model is to be chosen.
        prices_wanted: the prices of calls are to be looked at one by one.
        settings_wanted: a price list is to be imported.
    """

    model_wanted = Signal()
    prices_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, editing: CostEditing) -> None:
        """Start without a result."""
        super().__init__()
        self._editing = editing
        self._fresh: CostSheet | None = None
        self._head = SectionHead(_("Prices"))
        self.words = Prose(BODY, LINES[BODY], "ink", gap=4)
        self.changes = Prose(NOTE, LINES[NOTE], "ink", gap=2)
        self.take = make_button(_("Take today’s prices"), "primary")
        self.choose = make_button(_("Choose a model"), "plain")
        self.look = make_button(_("Look at each price"), "plain")
        self.settings = make_button(_("Import a newer price list"), "quiet")
        self.take.clicked.connect(self.take_todays)
        self.choose.clicked.connect(self.model_wanted)
        self.look.clicked.connect(self.prices_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        self._lay_out()

    def show_costs(self, view: CostView) -> None:
        """Show the prices of this sheet."""
        sheet = view.sheet
        self._head.show_aside(_age(view))
        self.words.show_paragraphs(
            (
                self._model(_("Model in use: "), sheet.model),
                self._model(_("Model to be trained: "), sheet.tuned_model),
                _overruled(view),
            )
        )
        newer = self._editing.newer_prices()
        self._fresh = newer[0] if newer else None
        changes = newer[1] if newer else ()
        self.changes.show_paragraphs(tuple(self._changes(changes)))
        set_shown(self.changes, bool(changes))
        set_shown(self.take, bool(changes))

    def take_todays(self) -> None:
        """Put the list prices of today into the sheet, as one step."""
        if self._fresh is not None:
            self._editing.replace(self._fresh, _("Today’s prices"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 20)
        column.setSpacing(8)
        for part in (self._head, self.words, self.changes):
            column.addWidget(part)
        buttons = QWidget()
        flow = FlowLayout(buttons, across=10, down=8)
        for button in (self.choose, self.look, self.settings):
            flow.addWidget(button)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(buttons)

    def _model(self, head: str, chosen: PricedModel | None) -> Paragraph:
        if chosen is None:
            return Paragraph((Span(head), Span(_("none chosen"), colour="ink2")))
        words = _(", list prices of {day}").format(day=day_in_words(chosen.as_of))
        prices = self._editing.prices
        if prices is not None and prices.find(chosen.id) is None:
            words += _("; the price list in use does not have it")
        return Paragraph((Span(head), Span(chosen.name, is_semibold=True), Span(words)))

    def _changes(self, changes: tuple[tuple[str, Estimate, Estimate], ...]) -> list[Paragraph]:
        prices = self._editing.prices
        if not changes or prices is None:
            return []
        head = _("The price list in use is of {day}. It would change:")
        said = [Paragraph((Span(head.format(day=day_in_words(prices.as_of)), is_semibold=True),))]
        same = 0
        for name, before, after in changes:
            if before.likely == after.likely:
                same += 1
                continue
            words = _("{price}: ${before} → ${after} per 1 M tokens")
            title = self._editing.costs.entry(name).title
            figures = {"before": _figure(before), "after": _figure(after)}
            said.append(Paragraph((Span(words.format(price=title, **figures)),)))
        if same:
            text = counted(
                "{n} price stays and gets the new date.",
                "{n} prices stay and get the new date.",
                same,
            )
            said.append(Paragraph((Span(text, colour="ink2"),)))
        return said


def _figure(estimate: Estimate) -> str:
    return plain(estimate.likely, is_money=True)


def _overruled(view: CostView) -> Paragraph:
    reasons = [
        f"{view.costs.entry(name).title}: {estimate.reason}"
        for name, estimate in view.sheet.inputs.items()
        if estimate.reason
    ]
    if not reasons:
        words = _("No price has been overruled. Prices stay in this assessment as they are.")
        return Paragraph((Span(words, colour="ink2"),))
    return Paragraph((Span(_("Overruled: ")), Span("; ".join(reasons))))


def _age(view: CostView) -> str:
    age = view.price_age
    if age is None:
        return _("no model chosen yet")
    limit = view.costs.stale_after_days["price-list"]
    words = age_words(age)
    return words if age <= limit else _("{age}; out of date after {n} days").format(
        age=words, n=limit
    )  # fmt: skip
