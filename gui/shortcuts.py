"""The keys of the window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def listen(window: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Do what belongs to a key ("Ctrl+N") whenever it is pressed in the window."""
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
