"""The one QObject that listens to the open session and tells the window in Qt signals."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.assessment.edits import Edit
from core.assessment.session import AssessmentSession, SessionChange
from gui.autosave import Autosave
from gui.commands import EditCommand


class SessionBridge(QObject):
    """Carries edits from widgets to the session and changes from the session to widgets.

    ``retraced`` tells which edit an undo or redo has gone over, so that the page can show it.
    """

    changed = Signal(object)
    saved_state_changed = Signal(object)
    retraced = Signal(object)

    def __init__(self, session: AssessmentSession, parent: QObject | None = None) -> None:
        """Listen to ``session`` until ``close``."""
        super().__init__(parent)
        self.session = session
        self.undo_stack = QUndoStack(self)
        self._autosave = Autosave(session.flush, self)
        self._stretch = 0
        self._save_state: object = None
        self._unsubscribe = session.subscribe(self._tell)

    def push(self, edit: Edit, text: str, merge_key: str | None = None) -> None:
        """Perform an edit and make it undoable; equal keys merge until ``end_typing``."""
        if edit.before == edit.after:
            return
        key = None if merge_key is None else f"{merge_key}#{self._stretch}"
        if key is None:
            self.end_typing()
        self.undo_stack.push(EditCommand(self, edit, text, key))

    def end_typing(self) -> None:
        """Save what was typed; typing that follows is undone on its own (the focus has left)."""
        self._stretch += 1
        self._autosave.flush()

    def perform(self, edit: Edit, *, is_typing: bool) -> None:
        """Hand an edit to the session; only the commands on the undo stack call this."""
        if is_typing:
            self._autosave.expect()
        else:
            self._autosave.flush()
        self.session.perform(edit, is_typing=is_typing)

    def close(self) -> None:
        """Save what is not saved yet and stop listening."""
        self.end_typing()
        self._unsubscribe()

    def _tell(self, change: SessionChange) -> None:
        self.changed.emit(change)
        if change.save != self._save_state:
            self._save_state = change.save
            self.saved_state_changed.emit(change.save)
