"""The pieces of the header: home button, undo and redo, title of the assessment, tabs."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from core.charts.marks import program_mark, step_mark
from core.language import _
from gui.charts.scene_painter import paint_scene
from gui.frame.label import as_plain
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import BODY, font

_MARK = 22
_ARROW = 34
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _HeaderButton(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class HomeButton(_HeaderButton):
    """The fork mark with "Archive", or with the program's name while the archive is shown."""

    def __init__(self) -> None:
        """Lead to the archive."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_home(is_home=False)

    def show_home(self, *, is_home: bool) -> None:
        """Show the program's name when this already is the archive."""
        self.setText(_("Tuning Fork") if is_home else _("Archive"))
        self.setAccessibleName(_("Tuning Fork") if is_home else _("Back to the archive"))
        self.setEnabled(not is_home)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the mark, the word and a target 32 high."""
        width = QFontMetrics(font(BODY, semibold=True)).horizontalAdvance(self.text())
        return QSize(_MARK + 8 + width + 4, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and the word."""
        painter = QPainter(self)
        theme = theme_of(self)
        top = (self.height() - _MARK) / 2
        paint_scene(painter, program_mark(_MARK), theme, QRectF(0, top, _MARK, _MARK))
        painter.setFont(font(BODY, semibold=not self.isEnabled()))
        painter.setPen(theme.colour("ink2" if self.underMouse() and self.isEnabled() else "ink"))
        painter.drawText(self.rect().adjusted(_MARK + 8, 0, 0, 0), _MIDDLE, self.text())


class StepButton(QPushButton):
    """Undo or redo: its word, or an arrow where the words would leave the title no room."""

    def __init__(self, word: str, *, is_undo: bool) -> None:
        """Take the word of the button."""
        super().__init__(word)
        self._word, self._is_undo, self._is_short = word, is_undo, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("role", "quiet")
        self.setAutoDefault(True)
        self.show_step("", "", is_possible=False)

    def show_step(self, words: str, keys: str, *, is_possible: bool) -> None:
        """Offer the step these words tell of, or nothing."""
        self.setEnabled(is_possible)
        self.setAccessibleName(words if is_possible else self._word)
        self.setToolTip(as_plain(f"{words} ({keys})"))

    def take_room(self, *, is_short: bool) -> None:
        """Show the word, or the arrow alone."""
        self._is_short = is_short
        self.setText("" if is_short else self._word)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the word or for the arrow."""
        return QSize(_ARROW, 32) if self._is_short else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and the arrow on it."""
        super().paintEvent(event)
        if self._is_short:
            mark = step_mark(is_undo=self._is_undo, is_possible=self.isEnabled())
            place = QRectF((self.width() - 16) / 2, (self.height() - 16) / 2, 16, 16)
            paint_scene(QPainter(self), mark, theme_of(self), place)


class CaseTitle(QWidget):
    """Use case in Semibold, client after it; the client is shortened first, the use case last."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._use_case = ""
        self._client = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_case(self, use_case: str, client: str) -> None:
        """Show another assessment."""
        self._use_case = " ".join(use_case.split()) or _("New assessment")
        self._client = " ".join(client.split())
        self.setAccessibleName(" ".join((self._use_case, self._client)).strip())
        self.update()

    def shown(self) -> tuple[str, str]:
        """Return what fits now of the use case and of the client."""
        heavy, light = QFontMetrics(font(BODY, semibold=True)), QFontMetrics(font(BODY))
        elide = Qt.TextElideMode.ElideRight
        use_case = heavy.elidedText(self._use_case, elide, self.width())
        room = self.width() - heavy.horizontalAdvance(use_case) - 8
        client = light.elidedText(self._client, elide, room) if room > 40 else ""
        return use_case, client

    def sizeHint(self) -> QSize:
        """Ask for little; the layout gives what is left."""
        return QSize(80, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both on one line."""
        painter = QPainter(self)
        theme = theme_of(self)
        use_case, client = self.shown()
        painter.setFont(font(BODY, semibold=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(self.rect(), _MIDDLE, use_case)
        start = painter.fontMetrics().horizontalAdvance(use_case) + 8
        painter.setFont(font(BODY))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(self.rect().adjusted(start, 0, 0, 0), _MIDDLE, client)


class TabButton(_HeaderButton):
    """One tab of the header; the active one is Semibold over 3 px of ink."""

    def __init__(self, text: str) -> None:
        """Take the word of the tab."""
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def focus_rect(self) -> QRect:
        """Return the word with its room, for the focus ring."""
        middle = self.rect().center().y()
        return QRect(4, middle - 13, self.width() - 8, 28)

    def sizeHint(self) -> QSize:
        """Ask for the word in Semibold, so that nothing moves when the tab becomes active."""
        width = QFontMetrics(font(BODY, semibold=True)).horizontalAdvance(self.text())
        return QSize(width + 24, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word and the line below it."""
        painter = QPainter(self)
        theme = theme_of(self)
        is_lit = self.isChecked() or self.underMouse()
        painter.setFont(font(BODY, semibold=self.isChecked()))
        painter.setPen(theme.colour("ink" if is_lit else "ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            fill(painter, QRect(0, self.height() - 3, self.width(), 3), theme.colour("ink"))
