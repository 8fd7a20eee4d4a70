"""The strip over the costs: prices that are out of date, and overruled prices just replaced."""

from collections.abc import Callable

from core.economics.words import stale_sentence
from core.language import _
from gui.costs.editing import CostEditing
from gui.costs.view import CostView
from gui.frame.notice_bar import NoticeBar, Tone
from gui.session_bridge import SessionBridge


class CostNotices(NoticeBar):
    """Says what of the prices needs a look; what an edit has replaced comes before their age."""

    def __init__(
        self, bridge: SessionBridge, editing: CostEditing, look: Callable[[], None]
    ) -> None:
        """``look`` leads to the prices."""
        super().__init__()
        self._bridge, self._editing, self._look = bridge, editing, look
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
        words = self.trouble or stale_sentence(view.result, view.costs)
        if not words:
            self.clear()
            return
        is_newer = self._editing.newer_prices() is not None
        action = _("See today’s prices") if is_newer else _("See the prices")
        self.tell(words, Tone.WARNING, action, self._look)
