"""What undo and redo do: each command holds one edit of the document and nothing else."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from core.assessment.edits import Edit, inverse

if TYPE_CHECKING:
    from gui.session_bridge import SessionBridge

_TYPING = 1


class EditCommand(QUndoCommand):
    """One edit that has been made; typing in one field merges with what was typed just before."""

    def __init__(
        self, bridge: "SessionBridge", edit: Edit, text: str, merge_key: str | None = None
    ) -> None:
        """Hold the edit; ``text`` names the question for the menu."""
        super().__init__(text)
        self._bridge = bridge
        self.merge_key = merge_key
        self._is_new = True
        self.edit = edit

    def redo(self) -> None:
        """Make the edit again; the stack calls this on the way in too, when it is made already."""
        is_first, self._is_new = self._is_new, False
        if not is_first and self._bridge.perform(self.edit, is_retraced=True):
            self._bridge.retraced.emit(self.edit)

    def undo(self) -> None:
        """Perform the opposite edit."""
        if self._bridge.perform(inverse(self.edit), is_retraced=True):
            self._bridge.retraced.emit(self.edit)

    def id(self) -> int:
        """Allow merging for typing only."""
        return -1 if self.merge_key is None else _TYPING

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed next; typing back to the start leaves nothing to undo."""
        if not isinstance(other, EditCommand) or other.merge_key != self.merge_key:
            return False
        if other.edit.path != self.edit.path:
            return False
        self.edit = Edit(self.edit.path, self.edit.before, other.edit.after)
        self.setObsolete(self.edit.before == self.edit.after)
        return True
