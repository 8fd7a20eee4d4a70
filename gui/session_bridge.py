"""The one QObject that listens to the open session and tells the window in Qt signals."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from core.assessment.edits import Edit, EditFault
from core.assessment.session import AssessmentSession, SaveStatus, SessionChange
from gui.autosave import Autosave
from gui.commands import EditCommand

# A save that is over sooner is not worth a flicker in the header.
_SHORT_WAIT_MS = 100


class SessionBridge(QObject):
    """Carries edits from widgets to the session and changes from the session to widgets.

    ``retraced`` tells which edit an undo or redo has gone over, so that the page can show it;
    ``refused`` carries the sentence when an edit does not fit, and what was typed stays on screen.
    ``offered_model`` names the decision model of new assessments when it is another, else "".
    """

    changed = Signal(object)
    saved_state_changed = Signal(object)
    retraced = Signal(object)
    refused = Signal(str)

    def __init__(self, session: AssessmentSession, parent: QObject | None = None) -> None:
        """Listen to ``session`` until ``close``."""
        super().__init__(parent)
        self.session = session
        self.undo_stack = QUndoStack(self)
        self.offered_model: Callable[[], str] = str
        self._autosave = Autosave(session.flush, self)
        self._stretch = 0
        self._is_typing = False
        self._save_state: object = None
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(_SHORT_WAIT_MS)
        self._pending.timeout.connect(self._tell_save_state)
        self._unsubscribe = session.subscribe(self._tell)

    def push(self, edit: Edit, text: str, merge_key: str | None = None) -> None:
        """Perform an edit and make it undoable; equal keys merge until ``end_typing``."""
        if edit.before == edit.after:
            return
        key = None if merge_key is None else f"{merge_key}#{self._stretch}"
        if key is None:
            self.end_typing()
        if self.perform(edit, is_typing=key is not None):
            self.undo_stack.push(EditCommand(self, edit, text, key))

    def end_typing(self) -> None:
        """Save what was typed; typing that follows is undone on its own (the focus has left)."""
        self._stretch += 1
        self._autosave.flush()

    def perform(self, edit: Edit, *, is_typing: bool = False, is_retraced: bool = False) -> bool:
        """Hand an edit to the session; False when it was refused. Widgets call ``push``."""
        if not is_typing or not self._is_typing:
            self._autosave.flush()
        self._is_typing = is_typing
        try:
            # To the session every edit is one whose save waits for ``flush``.
            self.session.perform(edit, is_typing=True, is_retraced=is_retraced)
        except EditFault as fault:
            self.refused.emit(str(fault))
            return False
        if is_typing:
            self._autosave.expect()
        else:
            self._autosave.follow()
        return True

    def look(self) -> None:
        """Note that the result is on screen now; that is saved and is no step to undo."""
        before = self.session.revision
        self.session.look()
        if self.session.revision != before:
            self._autosave.follow()

    def close(self) -> None:
        """Save what is not saved yet and stop listening."""
        self.end_typing()
        self.session.flush()
        self._unsubscribe()

    def _tell(self, change: SessionChange) -> None:
        self.changed.emit(change)
        if change.save.status is SaveStatus.PENDING:
            self._pending.start()
        else:
            self._tell_save_state()

    def _tell_save_state(self) -> None:
        self._pending.stop()
        state = self.session.save_state
        if state != self._save_state:
            self._save_state = state
            self.saved_state_changed.emit(state)
