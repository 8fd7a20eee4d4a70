"""What is missing before every figure is known, each a link to where it is entered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.economics.titles import input_titles
from core.language import _
from gui.costs.editing import CALL_PRICES, TUNED
from gui.costs.view import CostView
from gui.frame.button import make_button
from gui.frame.label import text_label
from gui.questions.flow import FlowLayout
from gui.result.showing import set_shown
from gui.style.type import NOTE


class MissingLinks(QWidget):
    """One link for each input, or for the prices of a model; hidden while nothing is missing.

    Signals:
        input_wanted: the id of the input to enter.
    """

    input_wanted = Signal(str)

    def __init__(self) -> None:
        """Start without a link."""
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._flow = FlowLayout(self, across=14, down=2)
        self._flow.setContentsMargins(0, 6, 0, 12)
        self.hide()

    def show_costs(self, view: CostView) -> None:
        """Offer what this result misses."""
        missing = view.result.missing
        titles = input_titles(missing, view.costs)
        set_shown(self, bool(titles))
        if titles == self._titles:
            return
        self._titles = titles
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._flow.addWidget(text_label(_("Enter:"), NOTE, tone="ink2"))
        for title, name in _entries(view):
            self._add(title, name)

    def _add(self, title: str, name: str) -> None:
        link = make_button(title, "link", name=_("Enter: {input}").format(input=title))
        link.clicked.connect(lambda: self.input_wanted.emit(name))
        self._flow.addWidget(link)


def _entries(view: CostView) -> list[tuple[str, str]]:
    """Return titles with the input each leads to; the prices of one model are one entry."""
    missing = view.result.missing
    entries: dict[str, str] = {}
    for name in missing:
        alike = [one for one in missing if one in CALL_PRICES and _is_tuned(one) == _is_tuned(name)]
        titles = input_titles(alike if name in CALL_PRICES else (name,), view.costs)
        entries.setdefault(titles[0], name)
    return list(entries.items())


def _is_tuned(name: str) -> bool:
    return name.startswith(TUNED)
