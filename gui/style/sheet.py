"""Dresses the program: a palette and one style sheet with the tokens filled in."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from gui.style import type as typeface
from gui.style.theme import DARK, LIGHT, Theme

_ROLES = (
    (QPalette.ColorRole.Window, "sheet"),
    (QPalette.ColorRole.Base, "sheet"),
    (QPalette.ColorRole.AlternateBase, "desk"),
    (QPalette.ColorRole.Button, "sheet"),
    (QPalette.ColorRole.ToolTipBase, "sheet"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "ink"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.Link, "ink"),
    (QPalette.ColorRole.LinkVisited, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.Highlight, "ink"),
    (QPalette.ColorRole.HighlightedText, "sheet"),
    (QPalette.ColorRole.Accent, "ink"),
    (QPalette.ColorRole.Mid, "rule"),
    (QPalette.ColorRole.Dark, "rule"),
    (QPalette.ColorRole.Light, "hair"),
    (QPalette.ColorRole.Midlight, "hair"),
)
_WORDS = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet with every ``@token`` replaced; KeyError for an unknown one."""
    text = resources.read_text("styles/window.qss")
    return re.sub(r"@([A-Za-z0-9-]+)", lambda found: theme.colours[found[1]], text)


def palette(theme: Theme) -> QPalette:
    """Return the palette of one theme."""
    colours = QPalette()
    for role, token in _ROLES:
        colours.setColor(role, theme.colour(token))
    for role in _WORDS:
        colours.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("ink3"))
    return colours


def wanted_theme(appearance: str) -> Theme:
    """Return the theme for "light", "dark" or "system" (whatever the desktop asks for)."""
    if appearance == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if appearance == "dark" else LIGHT


def dress(program: QApplication, theme: Theme) -> None:
    """Put one theme on the whole program; calling it again changes clothes.

    The style itself is chosen when the program is made: Qt's style object, once in Python's
    hands, would cost every start several milliseconds.
    """
    program.setFont(typeface.font(typeface.BODY))
    program.setPalette(palette(theme))
    program.setStyleSheet(style_sheet(theme))
