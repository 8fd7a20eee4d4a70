"""Undo and redo of the open assessment, as the header offers them."""

from PySide6.QtCore import QObject

from gui.frame.header import Header, Step
from gui.session_bridge import SessionBridge


class Steps(QObject):
    """Keeps the two buttons true to the stack until ``close``."""

    def __init__(self, bridge: SessionBridge, header: Header, parent: QObject) -> None:
        """Follow the stack of one session."""
        super().__init__(parent)
        self._bridge, self._header = bridge, header
        stack = bridge.undo_stack
        stack.canUndoChanged.connect(self._show_whether)
        stack.canRedoChanged.connect(self._show_whether)
        stack.undoTextChanged.connect(self._show_what)
        stack.redoTextChanged.connect(self._show_what)
        self._show()

    def close(self) -> None:
        """Stop following: the stack tells of its own end too, when there is nothing to ask."""
        stack = self._bridge.undo_stack
        stack.canUndoChanged.disconnect(self._show_whether)
        stack.canRedoChanged.disconnect(self._show_whether)
        stack.undoTextChanged.disconnect(self._show_what)
        stack.redoTextChanged.disconnect(self._show_what)

    def undo(self) -> None:
        """Take back what was done last, what is being typed included."""
        self._bridge.end_typing()
        self._bridge.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._bridge.end_typing()
        self._bridge.undo_stack.redo()

    def _show_whether(self, _is_possible: bool) -> None:
        self._show()

    def _show_what(self, _text: str) -> None:
        self._show()

    def _show(self) -> None:
        stack = self._bridge.undo_stack
        self._header.show_steps(
            Step(stack.undoText(), stack.canUndo()), Step(stack.redoText(), stack.canRedo())
        )
