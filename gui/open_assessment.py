"""One open assessment: its session, its bridge and its rooms, built when first shown."""

from PySide6.QtCore import QObject, Signal

from core.archive.archive import Archive
from core.assessment.document import Assessment
from core.assessment.edits import MODEL
from core.assessment.session import AssessmentSession, SaveState, SaveStatus, SessionChange
from core.language import _
from gui.archive.moments import now_text
from gui.library import Library
from gui.preferences import PreferenceStore
from gui.rooms import WholeRoom, build_room
from gui.session_bridge import SessionBridge
from gui.study import Study
from gui.tasks import TaskRunner


class OpenAssessment(QObject):
    """Holds the session open until ``close``.

    Signals:
        tab_wanted: a page asks for another tab.
        settings_wanted: the branding is to be changed.
        refused: a sentence, why an edit was not taken.
        told: a sentence from a page.
        named: use case and client have changed.
        save_told: the ``SaveState`` has changed.
        model_wanted: what the model of new assessments would change is to be shown.
        rooms_outdated: another decision model is used; the rooms must be built anew.
    """

    tab_wanted = Signal(str)
    settings_wanted = Signal()
    refused = Signal(str)
    told = Signal(str)
    named = Signal()
    save_told = Signal(object)
    model_wanted = Signal()
    rooms_outdated = Signal()

    def __init__(
        self,
        assessment: Assessment,
        archive: Archive,
        library: Library,
        tasks: TaskRunner,
        preferences: PreferenceStore,
    ) -> None:
        """Open the session on the archive."""
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._preferences = preferences
        author = preferences.value.consultant
        analyst = library.of(assessment.model).analyst
        self.session = AssessmentSession(assessment, analyst, archive, now_text, author)
        self.session.analyst_for = lambda stamp: library.of(stamp).analyst
        self.bridge = SessionBridge(self.session, self)
        self._study = Study(self.session, tasks, self)
        self.bridge.changed.connect(self._note)
        self.bridge.changed.connect(self._study.follow)
        self._study.follow()
        self.bridge.saved_state_changed.connect(self.save_told)
        self.bridge.refused.connect(self.refused)
        self.bridge.offered_model = self._offered_model
        self.rooms: dict[str, WholeRoom] = {}

    def room(self, key: str) -> WholeRoom:
        """Return the room of a tab, building it the first time."""
        if key not in self.rooms:
            pack = self._library.of(self.session.assessment.model).pack
            room = build_room(key, self.bridge, pack, self._tasks, self._preferences)
            self.rooms[key] = room
            self._connect(key, room)
        return self.rooms[key]

    def go_to(self, criterion: str) -> WholeRoom:
        """Return the questions room, showing one question."""
        room = self.room("questions")
        room.page.go_to(criterion)  # type: ignore[attr-defined]
        return room

    def saves_everything(self) -> bool:
        """Save what is typed and what waits; False when it cannot be saved now."""
        for room in self.rooms.values():
            commit = getattr(room.page, "commit", None)
            if commit is not None:
                commit()
        self.bridge.end_typing()
        self.session.flush()
        return self.session.save_state.status is SaveStatus.SAVED

    def close(self) -> None:
        """Save what is typed and let the session go."""
        self._study.close()
        self.bridge.close()

    def _connect(self, key: str, room: WholeRoom) -> None:
        for name, act in (
            ("result_wanted", lambda: self.tab_wanted.emit("result")),
            ("costs_wanted", lambda: self.tab_wanted.emit("costs")),
            ("report_wanted", lambda: self.tab_wanted.emit("report")),
            ("shown_wanted", lambda: self.tab_wanted.emit(key)),
            ("settings_wanted", self.settings_wanted.emit),
            ("model_wanted", self.model_wanted.emit),
        ):
            signal = getattr(room.page, name, None)
            if signal is not None:
                signal.connect(act)
        told = getattr(room.page, "told", None)
        if told is not None:
            told.connect(self.told)
        wanted = getattr(room.page, "question_wanted", None)
        if wanted is not None:
            wanted.connect(self._lead_to_question)

    def _lead_to_question(self, criterion: str) -> None:
        self.tab_wanted.emit("questions")
        self.go_to(criterion)

    def _note(self, change: SessionChange) -> None:
        if "details" in change.fields:
            self.named.emit()
        if MODEL in change.fields:
            self.rooms_outdated.emit()

    def _offered_model(self) -> str:
        current = self._library.current
        return "" if current.stamp == self.session.assessment.model else current.name


SHORT_WORDS = (_("Saved"), _("Saving…"), _("Not saved"))
"""What the header may say about saving where there is little room."""


def saved_words(state: SaveState, *, is_short: bool) -> str:
    """Return what the header says about the save state."""
    if state.status is SaveStatus.FAILED:
        return _("Not saved")
    if state.status is SaveStatus.PENDING:
        return _("Saving…")
    return _("Saved") if is_short else _("All changes saved")
