"""The cost page: short form, bands, break-even, months, one request, speed, inputs, prices."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core.assessment.edits import COSTS, Edit
from core.assessment.session import SessionChange
from core.economics.catalogue import Preset, shipped_costs
from core.economics.price_store import current_prices
from core.economics.sheet import CostSheet
from core.language import _
from core.model.pack import Pack
from gui.costs.bands import BandsPart, SentencePart, band_notes
from gui.costs.begin_page import BeginPage
from gui.costs.body import body_columns, foot_of, places_of
from gui.costs.break_even import BreakEvenPart
from gui.costs.editing import CALL_PRICES, TUNED, CostEditing
from gui.costs.inputs import InputsPart
from gui.costs.missing_links import MissingLinks
from gui.costs.navigation import CostPlaces
from gui.costs.notes import top_notes
from gui.costs.notices import CostNotices
from gui.costs.ordering import Ordering
from gui.costs.prices import PricesPart
from gui.costs.reckoner import Reckoned, Reckoner
from gui.costs.rests_on import RestsOnPart
from gui.costs.short_form import ShortForm
from gui.costs.spending import SpendingPart
from gui.costs.stacks import RequestPart, SpeedPart
from gui.costs.view import CostView, Pair
from gui.costs.worth import WorthPart
from gui.frame.columns import ColumnLayout
from gui.frame.in_view import bring_into_view
from gui.frame.notice_ground import NoticeGround
from gui.frame.parts_in_turn import PartsInTurn
from gui.frame.surface import scrolled
from gui.preferences import PreferenceStore
from gui.questions.prose import Prose
from gui.result.tab_order import chain_tabs
from gui.session_bridge import SessionBridge
from gui.style.type import LINES, MARGIN
from gui.tasks import TaskRunner


class CostPart(Protocol):
    """A part of the page: it shows one reckoned sheet and knows how to show the next."""

    def show_costs(self, view: CostView) -> None:
        """Show the costs of this view."""
        ...

    def mapTo(self, parent: QWidget, point: QPoint) -> QPoint:
        """Return a point of the part as a point of the page, as every widget does."""
        ...


class CostsPage(QWidget):
    """Shows the cost sheet of the open session; refreshed only while it can be seen.

    Signals:
        question_wanted: the id of a question to go to.
        settings_wanted: a price list is to be imported.
        shown_wanted: an undo has gone over the costs while another page was shown.
    """

    question_wanted = Signal(str)
    settings_wanted = Signal()
    shown_wanted = Signal()

    def __init__(
        self, bridge: SessionBridge, pack: Pack, tasks: TaskRunner, preferences: PreferenceStore
    ) -> None:
        """Listen to the session."""
        super().__init__()
        self._bridge, self._pack, self._preferences = bridge, pack, preferences
        self.today: Callable[[], str] = lambda: date.today().isoformat()
        self._costs = shipped_costs()
        self._ordering = Ordering(bridge.session, self._costs)
        self._trial: CostSheet | None = None
        self.view: CostView | None = None
        stated = self._ordering.stated
        self.editing = CostEditing(bridge, self._costs, stated, lambda: self.today())
        self.reckoner = Reckoner(self._costs, tasks, self)
        self.setAccessibleName(_("Costs"))
        self._make_parts()
        self._lay_out()
        self._connect()

    # -- what others ask for ---------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        if self.editing.sheet is None:
            self.begin.focus_first()
        else:
            self.places.focus_first()

    def commit(self) -> None:
        """Read what stands in the fields, as if the focus had left them for good."""
        self.form.commit()
        self.inputs.commit()
        self.rests_on.table.commit()

    def refresh(self) -> None:
        """Show the session as it is now; the figures follow when they are reckoned."""
        sheet = self.editing.sheet
        self._stack.setCurrentIndex(1 if sheet is None else 0)
        self.places.fit(self.width(), is_begun=sheet is not None)
        if sheet is None:
            self.reckoner.forget()
            self.notices.clear()
            return
        self.form.show_sheet(sheet)
        self._order(self._trial or sheet, is_trial=self._trial is not None)

    def go_to(self, place: str) -> None:
        """Scroll to a place and mark it in the list."""
        self.places.go_to(place)

    def go_to_input(self, name: str) -> None:
        """Lead to where one input is entered."""
        if name in self.form.dials:
            self.form.dials[name].field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif name in CALL_PRICES:
            self.form.choose_model(is_trained=name.startswith(TUNED))
        elif name == "exchange-rate":
            self.form.rate.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._go_into_inputs(name)

    def _go_into_inputs(self, name: str) -> None:
        self.settle()
        self.inputs.go_to(name)
        # A group that has just opened has its places only after the next layout.
        QTimer.singleShot(0, self, lambda: bring_into_view(self.inputs.editor_of(name)))

    def settle(self) -> None:
        """Bring every part up to date at once, those out of view too."""
        self._turns.settle()

    def reload_prices(self) -> None:
        """Read the price list in use anew."""
        prices, trouble = current_prices(self._preferences.folder)
        self.editing.prices = prices
        self.form.show_prices(prices)
        self.notices.trouble = trouble or ""

    # -- building --------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.sentence, self.bands = SentencePart(), BandsPart()
        self.top_note = Prose(MARGIN, LINES[MARGIN], gap=9)
        self.band_note = Prose(MARGIN, LINES[MARGIN], gap=9)
        self.missing = MissingLinks()
        self.form = ShortForm(self.editing, self._ordering.stated)
        self.break_even, self.spending = BreakEvenPart(), SpendingPart()
        self.request, self.speed, self.worth = RequestPart(), SpeedPart(), WorthPart()
        self.rests_on, self.inputs = RestsOnPart(self.editing), InputsPart(self.editing)
        self.prices = PricesPart(self.editing)
        below = (self.break_even, self.spending, self.request, self.speed, self.worth)
        lists = (self.rests_on, self.inputs, self.prices)
        self._cells: tuple[QWidget, ...] = (
            self.sentence, self.top_note, self.missing, self.form, self.bands, self.band_note,
            *below, *lists,
        )  # fmt: skip
        self._first_parts: tuple[CostPart, ...] = (self.sentence, self.missing, self.bands)
        self._parts: tuple[CostPart, ...] = (*self._first_parts, *below, *lists)
        self.begin = BeginPage()
        self.notices = CostNotices(self, self._bridge, self.editing)
        self.notices.input_wanted.connect(self.go_to_input)
        self.notices.prices_wanted.connect(lambda: self.go_to("prices"))

    def _lay_out(self) -> None:
        self._body = QWidget()
        layout = ColumnLayout(self._body, body_columns, above=12, below=24, gap=0)
        for cell in self._cells:
            layout.addWidget(cell)
        self.area: QScrollArea = scrolled(self._body)
        parts = {
            "bands": self.sentence,
            "break-even": self.break_even,
            "spending": self.spending,
            "request": self.request,
            "speed": self.speed,
            "worth": self.worth,
            "rests-on": self.rests_on,
            "inputs": self.inputs,
            "prices": self.prices,
        }
        self.places = CostPlaces(self.area, parts, self.form, self.settle)
        self.pane, self.menu = self.places.pane, self.places.menu
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(scrolled(self.begin))
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.menu)
        self.ground = NoticeGround(self._stack, self._stack.currentWidget)
        self.notices.lie_on(self.ground)
        centre.addWidget(self.ground, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pane)
        row.addLayout(centre, 1)
        self._turns = PartsInTurn(self.area, self._show_part, self._chain_tabs)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._note)
        self._bridge.retraced.connect(self._follow_edit)
        self.reckoner.reckoned.connect(self._take)
        self.begin.begun.connect(self._begin)
        self.form.tried.connect(self._try)
        self.form.replaced.connect(self.notices.tell_replaced)
        for dial in self.form.dials.values():
            dial.entered.connect(lambda _value, _typing: self._end_trial())
        self.break_even.pair_chosen.connect(self._choose_pair)
        for wanted in (self.missing.input_wanted, self.worth.input_wanted):
            wanted.connect(self.go_to_input)
        for part in (self.form, self.rests_on, self.inputs):
            part.question_wanted.connect(self.question_wanted)
        self.prices.model_wanted.connect(lambda: self.form.choose_model(is_trained=False))
        self.prices.prices_wanted.connect(lambda: self._go_into_inputs("price-input"))
        self.prices.settings_wanted.connect(self.settings_wanted)

    # -- reckoning -------------------------------------------------------------------------

    def _order(self, sheet: CostSheet, *, is_trial: bool) -> None:
        self.reckoner.want(self._ordering.order(sheet, self.today(), is_trial=is_trial))

    def _take(self, done: Reckoned) -> None:
        self.view = self._ordering.view(done, self._pack)
        self._show(self.view)

    def _show(self, view: CostView) -> None:
        self.top_note.show_paragraphs(top_notes(view))
        self.band_note.show_paragraphs(band_notes(view))
        self._turns.begin(self._parts, self._first_parts)
        if self._trial is None:
            self._show_frame(view)

    def _show_frame(self, view: CostView) -> None:
        self.places.show_entries(places_of(view), foot_of(view))
        self.notices.show_costs(view)

    def _show_part(self, part: CostPart) -> None:
        if self.view is not None:
            part.show_costs(self.view)

    def _chain_tabs(self) -> None:
        if self._trial is None:
            chain_tabs((self.pane.places, self.menu.button), self._body)

    # -- what the user does ----------------------------------------------------------------

    def _begin(self, preset: Preset | None) -> None:
        self.editing.begin(preset)
        self.form.dials["volume"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self, sheet: CostSheet) -> None:
        self._trial = sheet
        self._order(sheet, is_trial=True)

    def _end_trial(self) -> None:
        """Go back to what is entered, which may be what it was before."""
        if self._trial is not None:
            self._trial = None
            self.refresh()

    def _choose_pair(self, pair: Pair) -> None:
        self._ordering.pair = pair
        sheet = self.editing.sheet
        if sheet is not None:
            self._order(sheet, is_trial=False)

    def _note(self, change: SessionChange) -> None:
        if (change.fields or change.is_studied) and self.isVisible():
            self.refresh()

    def _follow_edit(self, edit: Edit) -> None:
        if edit.path.partition(".")[0] == COSTS and not self.isVisible():
            self.shown_wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was out of sight."""
        super().showEvent(event)
        if self.editing.prices is None:
            self.reload_prices()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read what stands in the fields; stop reckoning for nobody."""
        super().hideEvent(event)
        self.form.commit()
        self.reckoner.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the pane and the menu."""
        super().resizeEvent(event)
        self.places.fit(self.width(), is_begun=self.editing.sheet is not None)
