"""The two papers, light and dark, and the colours behind the token names."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from core.charts import tokens


class Theme(NamedTuple):
    """One paper: ``colours`` maps a token to "#RRGGBB"."""

    is_dark: bool
    colours: Mapping[str, str]

    def colour(self, token: str) -> QColor:
        """Return the colour of a token; KeyError when there is no such token."""
        return QColor(self.colours[token])


LIGHT = Theme(False, tokens.LIGHT)
DARK = Theme(True, tokens.DARK)


def theme_of(_widget: QWidget | None = None) -> Theme:
    """Return the theme a widget is painted in, read from the palette of the program.

    Not from the widget's own palette: the style sheet writes its own colours into that one.
    """
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < 128 else LIGHT
