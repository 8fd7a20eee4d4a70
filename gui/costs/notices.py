"""What is told over the costs: replaced prices, figures unlike the answers, old prices."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.economics.words import stale_sentence
from core.language import _
from gui.costs.editing import CostEditing
from gui.costs.figures import differing_words
from gui.costs.short_form import IN_SHORT_FORM
from gui.costs.view import CostView
from gui.frame.notice_bar import NoticeBar, Tone
from gui.session_bridge import SessionBridge


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
        self._closed = ""
        self.closed.connect(self._remember)
        self.trouble = ""
        """What is wrong with the price list in use."""
        self._replaced_at: int | None = None

    def tell_replaced(self, words: str) -> None:
        """Say what an edit has replaced; it stays, with its undo, until the next edit."""
        self._replaced_at = self._bridge.session.revision
        self.tell(words, Tone.INFORMATION, _("Undo"), self._undo)

    def _undo(self) -> None:
        # Before the costs are reckoned again there may be a later edit, which is to stay.
        self._bridge.end_typing()
        if self._replaced_at == self._bridge.session.revision:
            self._bridge.undo_stack.undo()

    def show_costs(self, view: CostView) -> None:
        """Say whether prices are out of date, unless there is something newer to say."""
        if self._replaced_at == self._bridge.session.revision:
            return
        names = [name for name in self._editing.differing() if name not in IN_SHORT_FORM]
        if names and not self.trouble:
            self._tell_differing(names)
            return
        words = self.trouble or stale_sentence(view.result, view.costs)
        if not words or words == self._closed:
            self.clear()
            return
        is_newer = self._editing.newer_prices() is not None
        action = _("See today’s prices") if is_newer else _("See the prices")
        self.tell(words, Tone.WARNING, action, self.prices_wanted.emit)

    def _tell_differing(self, names: list[str]) -> None:
        differing = self._editing.differing()
        said = (
            f"{self._editing.costs.entry(name).title} ({differing_words(differing[name])})"
            for name in names
        )
        text = _("The costs reckon with another figure than the answer gives: {figures}.")
        words = text.replace("{figures}", "; ".join(said))
        if words == self._closed:
            self.clear()
            return
        self.tell(
            words, Tone.WARNING, _("See the figure"), lambda: self.input_wanted.emit(names[0])
        )

    def _remember(self) -> None:
        """Say nothing again that was read and closed."""
        self._closed = self.sentence
