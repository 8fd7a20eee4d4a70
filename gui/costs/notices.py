"""What is told over the costs: replaced prices, figures unlike the answers, old prices."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.assessment.stated import Differing
from core.economics.words import stale_sentence
from core.language import _
from gui.costs.editing import CostEditing
from gui.costs.figures import differing_words
from gui.costs.short_form import IN_SHORT_FORM
from gui.costs.view import CostView
from gui.frame.notice_bar import NoticeBar, Tone
from gui.session_bridge import SessionBridge


class _Concern(NamedTuple):
    """Something that needs a look; ``points`` are what it is about, told apart by their figures."""

    points: frozenset[object]
    words: str
    action: str
    act: Callable[[], None]


class CostNotices(NoticeBar):
    """Says what needs a look; what an edit has just replaced comes first.

    A figure of the short form that differs from an answer says so itself.

    Signals:
        prices_wanted: the prices are to be shown.
        input_wanted: the id of an input to be shown.
    """

    prices_wanted = Signal()
    input_wanted = Signal(str)

    def __init__(self, page: QWidget, bridge: SessionBridge, editing: CostEditing) -> None:
        """Lie on the page of the costs."""
        super().__init__(page)
        self._bridge, self._editing = bridge, editing
        self._view: CostView | None = None
        self._shown = self._closed = frozenset[object]()
        self.closed.connect(self._go_on)
        self.trouble = ""
        """What is wrong with the price list in use."""
        self._replaced_at: int | None = None

    def tell_replaced(self, words: str) -> None:
        """Say what an edit has replaced; it stays, with its undo, until the next edit."""
        self._replaced_at = self._bridge.session.revision
        self._shown = frozenset()
        self.tell(words, Tone.INFORMATION, _("Undo"), self._undo)

    def _undo(self) -> None:
        # Before the costs are reckoned again there may be a later edit, which is to stay.
        self._bridge.end_typing()
        if self._replaced_at == self._bridge.session.revision:
            self._bridge.undo_stack.undo()

    def show_costs(self, view: CostView) -> None:
        """Say the first that needs a look, unless it was closed or there is something newer."""
        self._view = view
        if self._replaced_at == self._bridge.session.revision:
            return
        concerns = tuple(self._concerns(view))
        # What is mended and comes up again is new.
        self._closed &= frozenset[object]().union(*(one.points for one in concerns))
        concern = next((one for one in concerns if not one.points <= self._closed), None)
        if concern is None:
            self.clear()
            return
        self._shown = concern.points
        self.tell(concern.words, Tone.WARNING, concern.action, concern.act)

    def _concerns(self, view: CostView) -> Iterator[_Concern]:
        is_newer = self._editing.newer_prices() is not None
        see_prices = _("See today’s prices") if is_newer else _("See the prices")
        show_prices = self.prices_wanted.emit
        if self.trouble:
            yield _Concern(frozenset((self.trouble,)), self.trouble, see_prices, show_prices)
        differing = self._editing.differing()
        names = [name for name in differing if name not in IN_SHORT_FORM]
        sheet = self._editing.sheet
        if names and sheet is not None:
            points = frozenset((name, sheet.inputs[name].likely, differing[name]) for name in names)
            words = self._differing_sentence({name: differing[name] for name in names})
            yield _Concern(
                points, words, _("See the figure"), lambda: self.input_wanted.emit(names[0])
            )
        stale = stale_sentence(view.result, view.costs)
        if stale:
            yield _Concern(frozenset((stale,)), stale, see_prices, show_prices)

    def _differing_sentence(self, differing: dict[str, Differing]) -> str:
        said = (
            f"{self._editing.costs.entry(name).title} ({differing_words(one)})"
            for name, one in differing.items()
        )
        text = _("The costs reckon with another figure than the answer gives: {figures}.")
        return text.replace("{figures}", "; ".join(said))

    def _go_on(self) -> None:
        """Say nothing again that was read and closed, but what has waited behind it."""
        self._closed |= self._shown
        if self._view is not None:
            self.show_costs(self._view)
