"""The focus ring: one transparent overlay per window that follows the focus widget.

It is shown after Tab, an arrow or a shortcut and hidden by a click. A widget that paints rows
may offer ``focus_rect()``, the part of itself the ring goes round.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from gui.style.theme import theme_of

_GAP = 3
_WIDTH = 2
_REACH = _GAP + _WIDTH
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_BARE_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
)


class FocusRing(QWidget):
    """Two pixels of ``focus`` colour, three pixels outside whatever has the focus."""

    def __init__(self, window: QWidget) -> None:
        """Lie on top of one window."""
        super().__init__(window)
        self._over = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._is_wanted = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
            self._follow(None, application.focusWidget())

    def place(self) -> None:
        """Put the ring round the focus widget, or away when it is not wanted."""
        around = self._target_rect()
        if not self._is_wanted or around.isEmpty():
            self.hide()
            return
        self.setGeometry(around)
        self.raise_()
        self.show()
        self.update()

    def _target_rect(self) -> QRect:
        target = self._target
        if target is None or not target.isVisible() or target.window() is not self._over:
            return QRect()
        offered = getattr(target, "focus_rect", target.rect)
        own = QRect(offered())
        ring = QRect(target.mapTo(self._over, own.topLeft()), own.size())
        ring = ring.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        return ring.intersected(self._seen_through(target))

    def _seen_through(self, target: QWidget) -> QRect:
        """Return the part of the window not cut off by scroll areas around the target."""
        seen = self._over.rect()
        place = target.parentWidget()
        while place is not None and place is not self._over:
            outer = place.parentWidget()
            if isinstance(outer, QAbstractScrollArea) and outer.viewport() is place:
                view = QRect(place.mapTo(self._over, place.rect().topLeft()), place.size())
                seen = seen.intersected(view.adjusted(-_REACH, 0, _REACH, _REACH))
            place = outer
        return seen

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Watch the new focus widget and what it stands in."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        inside = new is not None and new.window() is self._over
        self._target = new if inside else None
        self._follow_rows(self._target)
        self._watched = self._chain()
        for widget in self._watched:
            widget.installEventFilter(self)
        handle = self._over.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self.place()

    def _follow_rows(self, target: QWidget | None) -> None:
        """Follow the current row of a list, which moves without any event of the list itself."""
        if isinstance(target, QAbstractItemView) and not target.property("is-followed"):
            target.setProperty("is-followed", True)
            target.selectionModel().currentChanged.connect(self._place_on_row)
            target.verticalScrollBar().valueChanged.connect(self._place_on_row)

    def _place_on_row(self, *_where: object) -> None:
        self.place()

    def _chain(self) -> list[QWidget]:
        chain: list[QWidget] = []
        place = self._target
        while place is not None and place is not self._over:
            chain.append(place)
            place = place.parentWidget()
        return chain

    def _read(self, event: QEvent) -> None:
        """Decide from a key or a click whether the ring is wanted."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            wanted = self._is_wanted or self._is_steering(event)
        else:
            wanted = False
        if wanted != self._is_wanted:
            self._is_wanted = wanted
            self.place()

    def _is_steering(self, event: QKeyEvent) -> bool:
        if event.key() in _BARE_MODIFIERS:
            return False
        if event.modifiers() & _CHORDS or not event.text().isprintable() or not event.text():
            return True
        target = self._target
        return target is not None and not target.testAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at keys, clicks and movements; swallow none of them."""
        kind = event.type()
        if kind in _MOVING:
            self.place()
        elif kind in _KEYS or kind == QEvent.Type.MouseButtonPress:
            self._read(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring where it would be if nothing were cut off."""
        target = self._target
        if target is None:
            return
        own = QRect(getattr(target, "focus_rect", target.rect)())
        ring = QRect(self.mapFrom(self._over, target.mapTo(self._over, own.topLeft())), own.size())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self).colour("focus"), _WIDTH))
        reach = _GAP + _WIDTH / 2
        painter.drawRoundedRect(ring.toRectF().adjusted(-reach, -reach, reach, reach), 6, 6)
