"""The ways through the cost page: its places, the one in view, and the way into a part."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from core.language import _
from gui.frame.side_list import SideEntry
from gui.result.places_pane import PlacesMenu, PlacesPane, pane_width
from gui.result.showing import set_shown

_ABOVE = 72
_TOP = "bands"


class CostPlaces:
    """Keeps list, menu and view in step: going to a place, and marking the one scrolled to."""

    def __init__(
        self,
        area: QScrollArea,
        parts: Mapping[str, QWidget],
        first: QWidget,
        settle: Callable[[], None],
    ) -> None:
        """Take the view, the part of each place in order, and where the first one is entered.

        ``settle`` brings the parts up to date, so that each stands where it will stay.
        """
        name = _("Places of the costs")
        self.pane, self.menu = PlacesPane(name), PlacesMenu(name)
        self._area, self._parts, self._first, self._settle = area, parts, first, settle
        self._is_steered = False
        for chooser in (self.pane.places, self.menu):
            chooser.chosen.connect(self.go_to)
        self.pane.places.went.connect(self._enter)
        self.pane.places.clicked.connect(lambda _index: self.go_to(self.pane.places.current()))
        area.verticalScrollBar().valueChanged.connect(self._follow)

    def fit(self, width: int, *, is_begun: bool) -> None:
        """Choose between the pane and the menu; there is neither before costs are begun."""
        wide = pane_width(width)
        set_shown(self.pane, is_begun and wide > 0)
        set_shown(self.menu, is_begun and wide == 0)
        if wide:
            self.pane.setFixedWidth(wide)

    def show_entries(self, entries: tuple[SideEntry, ...], foot: tuple[str, ...]) -> None:
        """Name the places, with what stands below the list."""
        self.pane.show_places(entries, foot)
        self.menu.show_entries(entries)
        if not self.pane.places.current():
            self._mark(entries[0].key)

    def focus_first(self) -> None:
        """Put the focus into the list, or on the menu where there is no room for it."""
        target = self.menu.button if self.pane.isHidden() else self.pane.places
        target.setFocus()

    def go_to(self, place: str) -> None:
        """Scroll to a place and mark it in the list."""
        self._settle()
        bar = self._area.verticalScrollBar()
        self._is_steered = True
        bar.setValue(min(max(self._top_of(place), 0), bar.maximum()))
        self._is_steered = False
        self._mark(place)

    def _top_of(self, place: str) -> int:
        body = self._area.widget()
        if place == _TOP or body is None:
            return 0
        return self._parts[place].mapTo(body, QPoint(0, 0)).y()

    def _follow(self, value: int) -> None:
        """Mark the place at the top of the view."""
        if self._is_steered:
            return
        keys = list(self._parts)
        is_at_end = value >= self._area.verticalScrollBar().maximum()
        reached = [key for key in keys if self._top_of(key) <= value + _ABOVE]
        self._mark(keys[-1] if is_at_end and value else (reached or keys)[-1])

    def _mark(self, place: str) -> None:
        self.pane.places.choose(place)
        self.menu.choose(place)

    def _enter(self, place: str) -> None:
        """Go on from the list into the part: to the first thing there that takes the focus."""
        part = self._first if place == _TOP else self._parts[place]
        target = next((w for w in part.findChildren(QWidget) if _takes_focus(w)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
