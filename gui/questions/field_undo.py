"""When Ctrl+Z in a text field belongs to the window: once the field has nothing left to undo."""

from typing import Protocol

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


class Undoable(Protocol):
    """What a line and the document of a note both answer about their own typing."""

    def isUndoAvailable(self) -> bool:
        """Tell whether typing can be undone."""
        ...

    def isRedoAvailable(self) -> bool:
        """Tell whether typing can be redone."""
        ...


def is_left_to_window(event: QEvent, typing: Undoable) -> bool:
    """Tell whether the event asks for an undo or redo that the field itself no longer has."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not typing.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not typing.isRedoAvailable()
