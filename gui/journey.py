"""Where the user is: archive, settings or one assessment, and the ways between them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.archive.archive import Archive
from core.errors import ArchiveFault
from core.language import _
from gui.archive.desk import ArchiveDesk
from gui.archive.page import ArchivePage
from gui.frame.file_dialogs import ask_for_new_or_old_file
from gui.frame.notice_bar import Tone
from gui.library import Library
from gui.main_window import MainWindow
from gui.preferences import PreferenceStore
from gui.tasks import TaskRunner

if TYPE_CHECKING:  # these bring pydantic, which the first paint does not wait for
    from core.assessment.session import AssessmentSession
    from gui.models.page import ModelsPage
    from gui.open_assessment import OpenAssessment
    from gui.settings.page import SettingsPage
    from gui.start_page import StartPage
    from gui.steps import Steps

ARCHIVE_KINDS = _("Archives (*.tuningfork);;All files (*)")


class Journey(QObject):
    """Shows rooms and closes what is left behind.

    Signals:
        archive_wanted: a ``Path``, another archive to open, or the same one again.
    """

    archive_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        library: Library,
        tasks: TaskRunner,
        preferences: PreferenceStore,
        standard_archive: Path,
    ) -> None:
        """Listen to the header and the keys of the window."""
        super().__init__()
        self.window = window
        self.archive_page: ArchivePage | None = None
        self.settings_page: SettingsPage | None = None
        self.models_page: ModelsPage | None = None
        self.start_page: StartPage | None = None
        self.opened: OpenAssessment | None = None
        self._steps: Steps | None = None
        self._archive: Archive | None = None
        self._was_warned = False
        self._library = library
        self._tasks = tasks
        self._preferences = preferences
        self._standard_archive = standard_archive
        self._connect()

    # -- the archive -----------------------------------------------------------------------

    def enter(self, archive: Archive) -> None:
        """Show the list of a newly opened archive."""
        self._forget_pages()
        self._archive = archive
        notices = self.window.notices
        desk = ArchiveDesk(archive, self._library, self._tasks, notices, self._preferences)
        page = ArchivePage(archive, desk, self._preferences.value.export_folder)
        desk.setParent(page)
        desk.begun.connect(self.open)
        page.open_wanted.connect(self.open)
        page.settings_wanted.connect(self.show_settings)
        page.failed.connect(lambda words: notices.tell(words, Tone.ERROR))
        self.archive_page = page
        self.window.header.show_saved(_("All changes saved"))
        self.show_archive()

    def wait(self) -> None:
        """Show that the list is to come; it does not take long."""
        self.window.header.show_page(_("Assessments"), is_archive=True)
        self.window.header.import_button.hide()
        self.window.header.show_saved("")

    def stay_out(self, sentence: str, path: object) -> None:
        """Show why the archive is not open."""
        from gui.start_page import StartPage

        self._forget_pages()
        page = self.start_page = StartPage(sentence)
        page.retry_wanted.connect(lambda: self.archive_wanted.emit(path))
        page.other_wanted.connect(self.ask_for_archive)
        self.wait()
        self.window.show_room(page)
        page.focus_first()

    def show_archive(self) -> None:
        """Go back to the list; what was typed is saved first."""
        page = self.archive_page
        if page is None or not self.may_leave():
            return
        identity = self._close_assessment()
        page.export_folder = self._preferences.value.export_folder
        self.window.header.show_page(_("Assessments"), is_archive=True)
        self.window.setWindowTitle(_("Tuning Fork"))
        page.refresh(identity)
        self.window.show_room(page)
        page.focus_first()

    def ask_for_archive(self) -> None:
        """Ask for another archive file, or a new one."""
        path = ask_for_new_or_old_file(self.window, _("Choose another archive"), "", ARCHIVE_KINDS)
        if path is not None:
            self.archive_wanted.emit(path)

    # -- one assessment --------------------------------------------------------------------

    def open(self, identity: str) -> None:
        """Open an assessment at its questions."""
        self._library.when_ready(lambda: self._open(identity))

    def show_tab(self, key: str) -> None:
        """Show one tab of the open assessment."""
        if self.opened is None:
            return
        room = self.opened.room(key)
        self.window.header.show_tab(key)
        is_new = self.window.room is not room
        self.window.show_room(room)
        if is_new:
            room.focus_first()

    def show_settings(self) -> None:
        """Show the settings."""
        from gui.settings.page import Archives, SettingsPage

        if not self.may_leave():
            return
        self._close_assessment()
        self._drop(self.settings_page)
        path = self._archive.path if self._archive else None
        archives = Archives(path, self._standard_archive)
        page = SettingsPage(self._preferences, self._tasks, archives, self._library)
        page.archive_wanted.connect(self.archive_wanted)
        page.models_wanted.connect(self.show_models)
        page.samples_wanted.connect(self._add_samples)
        self.settings_page = page
        self.window.header.show_page(_("Settings"), is_archive=False)
        self.window.show_room(page)
        page.focus_first()

    def _add_samples(self) -> None:
        if self.archive_page is not None:
            self.archive_page.desk.add_samples(is_told=True)

    def show_models(self) -> None:
        """Show the decision models."""
        self._library.when_ready(self._show_models)

    def _show_models(self) -> None:
        from gui.models.desk import ModelsDesk
        from gui.models.page import ModelsPage
        from gui.models.replay_part import ReplayPart

        if not self.may_leave():
            return
        self._close_assessment()
        self._drop(self.models_page)
        notices = self.window.notices
        # What an earlier page offered to do went with it.
        notices.clear()
        desk = ModelsDesk(self._library, notices, self._preferences, self._archive)
        replay = ReplayPart(self._library, self._archive, self._tasks, notices)
        page = ModelsPage(desk, replay, self._preferences.value.firm)
        desk.setParent(page)
        page.settings_wanted.connect(self.show_settings)
        replay.open_wanted.connect(self.open)
        self.models_page = page
        self.window.header.show_page(_("Decision models"), is_archive=False)
        self.window.show_room(page)
        page.focus_first()

    def may_leave(self) -> bool:
        """Save what is typed; when that fails, stay and say so, unless it was said already."""
        if self.opened is None or self.opened.saves_everything() or self._was_warned:
            self._was_warned = False
            return True
        self._was_warned = True
        last = self.opened.session.save_state.message
        words = _("{reason} What you typed is still here. Leave again to go without saving it.")
        again = self.opened.session.flush
        self.window.notices.tell(words.replace("{reason}", last), Tone.ERROR, _("Try again"), again)
        return False

    def leave(self) -> None:
        """Save what is typed and let the archive go."""
        self._forget_pages()

    def _open(self, identity: str) -> None:
        from gui.open_assessment import SHORT_WORDS, OpenAssessment
        from gui.steps import Steps

        if self._archive is None:
            return
        try:
            assessment = self._archive.read(identity)
        except ArchiveFault as fault:
            self.window.notices.tell(str(fault), Tone.ERROR)
            return
        self._close_assessment()
        self.window.notices.clear()
        self.opened = OpenAssessment(
            assessment, self._archive, self._library, self._tasks, self._preferences
        )
        self.opened.tab_wanted.connect(self.show_tab)
        self.opened.settings_wanted.connect(self.show_settings)
        self.opened.refused.connect(lambda words: self.window.notices.tell(words, Tone.ERROR))
        self.opened.told.connect(self.window.tell_here)
        self.opened.named.connect(self._show_names)
        self.opened.save_told.connect(self._show_saved)
        self.opened.model_wanted.connect(self._offer_model)
        self.opened.rooms_outdated.connect(self._renew_rooms, Qt.ConnectionType.QueuedConnection)
        self._steps = Steps(self.opened.bridge, self.window.header, self.opened)
        self._show_names()
        self.window.header.keep_room_for_saved(SHORT_WORDS)
        self._show_saved(self.opened.session.save_state)
        self.show_tab("questions")
        self._warn_of_model()

    def _warn_of_model(self) -> None:
        """Say that another model stands in, and what the model in use does not know."""
        from core.assessment.unknown_codes import unknown_lines

        if self.opened is None:
            return
        session = self.opened.session
        pack = self._library.of(session.assessment.model).pack
        unknown = " ".join(unknown_lines(session.assessment, pack))
        if session.is_stand_in:
            self._warn_of_stand_in(session, unknown)
        elif unknown:
            self.window.notices.tell(unknown, Tone.WARNING)

    def _warn_of_stand_in(self, session: "AssessmentSession", unknown: str) -> None:
        from core.assessment.made_with import other_model

        sentence = other_model(session.assessment, session.recommendation)
        stamp = session.assessment.model
        fault = self._library.models.faults.get((stamp.id, stamp.version), "")
        kept = _("The archive keeps the verdict it has.")
        words = " ".join(part for part in (sentence, kept, fault, unknown) if part)
        self.window.notices.tell(words, Tone.WARNING, _("Compare…"), self._offer_model)

    def _offer_model(self) -> None:
        """Show what the model of new assessments would change; use it when that is wanted."""
        from gui.models.offer import offer_model

        if self.opened is None or self._archive is None:
            return
        try:
            offer_model(self.window, self.opened, self._library, self._archive)
        except ArchiveFault as fault:
            self.window.notices.tell(str(fault), Tone.ERROR)

    def _renew_rooms(self) -> None:
        if self.opened is None or not self.opened.rooms:
            return
        old, self.opened.rooms = self.opened.rooms, {}
        shown = next((key for key, room in old.items() if room is self.window.room), "questions")
        self.window.notices.clear()
        self.show_tab(shown)
        for room in old.values():
            self.window.remove_room(room)

    def _show_names(self) -> None:
        if self.opened is not None:
            details = self.opened.session.assessment.details
            self.window.header.show_assessment(details.use_case, details.client)
            self.window.setWindowTitle(details.use_case.strip() or _("New assessment"))

    def _show_saved(self, state: object) -> None:
        from core.assessment.session import SaveState, SaveStatus
        from gui.open_assessment import saved_words

        if not isinstance(state, SaveState):
            return
        short = saved_words(state, is_short=True)
        self.window.header.show_saved(saved_words(state, is_short=False), short)
        if state.status is SaveStatus.SAVED:
            self._was_warned = False
        if state.status is SaveStatus.FAILED and self.opened is not None:
            again = self.opened.session.flush
            self.window.notices.tell(state.message, Tone.ERROR, _("Try again"), again)

    def _close_assessment(self) -> str:
        """Close the open assessment and return its id, "" when none was open."""
        opened, self.opened = self.opened, None
        if opened is None:
            return ""
        if self._steps is not None:
            self._steps.close()
            self._steps = None
        identity = opened.session.assessment.id
        opened.close()
        for room in opened.rooms.values():
            self.window.remove_room(room)
        opened.deleteLater()
        return identity

    # -- header and keys -------------------------------------------------------------------

    def _connect(self) -> None:
        self.window.may_close = self.may_leave
        header = self.window.header
        header.archive_wanted.connect(self.show_archive)
        header.tab_chosen.connect(self.show_tab)
        header.import_wanted.connect(lambda: self._on_archive(ArchivePage.import_file))
        header.undo_wanted.connect(lambda: self._step(is_undo=True))
        header.redo_wanted.connect(lambda: self._step(is_undo=False))
        self.window.first_painted.connect(self._listen_to_keys)

    def _listen_to_keys(self) -> None:
        # Nobody presses a key before there is something to see.
        from gui.shortcuts import listen

        acts = {
            "Ctrl+N": lambda: self._on_archive(lambda page: page.desk.begin()),
            "Ctrl+F": lambda: self._on_archive(ArchivePage.focus_search),
            "Ctrl+Z": lambda: self._step(is_undo=True),
            "Ctrl+Shift+Z": lambda: self._step(is_undo=False),
            "Ctrl+Y": lambda: self._step(is_undo=False),
            "Ctrl+Q": self.window.close,
            "Alt+Home": self.show_archive,
            "Ctrl+1": lambda: self.show_tab("questions"),
            "Ctrl+2": lambda: self.show_tab("result"),
            "Ctrl+3": lambda: self.show_tab("costs"),
            "Ctrl+4": lambda: self.show_tab("report"),
        }
        listen(self.window, acts)

    def _on_archive(self, act: Callable[[ArchivePage], None]) -> None:
        if self.archive_page is not None and self.window.room is self.archive_page:
            act(self.archive_page)

    def _step(self, *, is_undo: bool) -> None:
        if self.opened is None or self._steps is None:
            return
        if is_undo:
            self._steps.undo()
        else:
            self._steps.redo()

    # -- leaving ---------------------------------------------------------------------------

    def _forget_pages(self) -> None:
        self._close_assessment()
        if self.settings_page is not None:
            self.settings_page.commit()
        self._drop(self.settings_page)
        if self.models_page is not None:
            self.window.notices.clear()
        self._drop(self.models_page)
        self._drop(self.archive_page)
        self._drop(self.start_page)
        self.start_page = None
        self.settings_page = None
        self.models_page = None
        self.archive_page = None
        if self._archive is not None:
            self._archive.close()
            self._archive = None

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self.window.remove_room(page)
