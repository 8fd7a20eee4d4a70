"""The list of places: a pane at the left, or a menu above the page where there is no room."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from core.decision.recommendation import Recommendation
from core.language import _
from gui.frame.button import as_caption, make_button
from gui.frame.label import text_label
from gui.frame.side_list import SideEntry, SideList
from gui.frame.surface import lay_on_desk
from gui.questions.prose import Paragraph, Prose, Span
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import LINES, MARGIN


def pane_width(page: int) -> int:
    """Return how wide the pane is on a page this wide, 0 where a menu stands for it."""
    if page >= 1280:
        return 240
    return 196 if page >= 1000 else 0


class PlacesPane(QWidget):
    """The places, and at the foot the decision model and the fingerprint."""

    def __init__(self, name: str = "") -> None:
        """Start without places; ``name`` is that of the list."""
        super().__init__()
        lay_on_desk(self)
        self.places = SideList(name or _("Places of the result"))
        self.places.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._foot = Prose(MARGIN, LINES[MARGIN])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 1, 14)
        column.addWidget(self.places)
        column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 12, 0)
        foot.addWidget(self._foot)
        column.addLayout(foot)

    def show_result(self, entries: tuple[SideEntry, ...], recommendation: Recommendation) -> None:
        """Show the places and where the result comes from."""
        model = f"{recommendation.model_title} {recommendation.model_version}"
        lines = (
            _("Decision model {model}").format(model=model),
            _("Fingerprint {code}").format(code=recommendation.short_fingerprint),
        )
        self.show_places(entries, lines)

    def show_places(self, entries: tuple[SideEntry, ...], foot: tuple[str, ...]) -> None:
        """Show the places, and a few lines at the foot."""
        self.places.show_entries(entries)
        self.places.setFixedHeight(self.places.natural_height())
        self._foot.show_paragraphs(tuple(Paragraph((Span(line),)) for line in foot))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline towards the page."""
        painter = QPainter(self)
        fill(painter, QRect(self.width() - 1, 0, 1, self.height()), theme_of(self).colour("hair"))


class PlacesMenu(QWidget):
    """A button that names the place and offers the others.

    Signals:
        chosen: the key of the place wanted.
    """

    chosen = Signal(str)

    def __init__(self, name: str = "") -> None:
        """Start without places; ``name`` is that of the menu."""
        super().__init__()
        lay_on_desk(self)
        self._entries: tuple[SideEntry, ...] = ()
        self.button = make_button("", "quiet", name=name or _("Places of the result"))
        self._menu = QMenu(self)
        self.button.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 6, 28, 7)
        row.setSpacing(8)
        row.addWidget(text_label(_("Go to"), MARGIN, tone="ink2"))
        row.addWidget(self.button)
        row.addStretch(1)

    def show_entries(self, entries: tuple[SideEntry, ...]) -> None:
        """Offer these places."""
        if entries == self._entries:
            return
        self._entries = entries
        self._menu.clear()
        for entry in entries:
            action = self._menu.addAction(as_caption(f"{entry.text}  {entry.detail}".strip()))
            action.triggered.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))

    def choose(self, key: str) -> None:
        """Name the place the page is at."""
        for entry in self._entries:
            if entry.key == key:
                self.button.setText(as_caption(f"{entry.text} ▾"))
