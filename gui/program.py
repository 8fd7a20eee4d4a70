"""The composition root: builds archive, tasks, window and pages; nothing else constructs them."""

import gc
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.archive.archive import Archive
from core.errors import ArchiveFault, TuningForkError
from core.language import _
from gui.crash import CrashLog
from gui.folders import Folders
from gui.frame.notice_bar import Tone
from gui.journey import Journey
from gui.library import Library
from gui.main_window import MainWindow
from gui.opening import Opening, kept_archive
from gui.preferences import PreferenceStore
from gui.style.sheet import dress, wanted_theme
from gui.style.theme import theme_of
from gui.tasks import Task, TaskRunner, at_once

ALREADY_OPEN = 2
"""Exit code of a second program on the same archive."""

_LOAD_AFTER_MS = 20


class Program(QObject):
    """Everything that lives as long as the window.

    Signals:
        refused: a sentence, when another program already holds the archive of this start.
    """

    refused = Signal(str)

    def __init__(
        self,
        application: QApplication,
        folders: Folders,
        archive: Path | None,
        opening: Opening | None = None,
    ) -> None:
        """Read the preferences and build the window.

        ``archive`` overrides the remembered one, ``opening`` is the archive on its way already.
        """
        super().__init__()
        self._application = application
        self.preferences = PreferenceStore(folders.preferences)
        dress(application, wanted_theme(self.preferences.value.appearance))
        self._opening = opening or Opening(archive or kept_archive(folders))
        self._is_starting = True
        self.tasks = TaskRunner(self)
        self.library = Library(self.tasks, folders.models, self.preferences)
        self.window = MainWindow()
        self._standard = folders.standard_archive
        self.journey = Journey(
            self.window, self.library, self.tasks, self.preferences, self._standard
        )
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LOAD_AFTER_MS)
        self._connect()

    def start(self) -> None:
        """Show the window.

        Its list comes as soon as the archive has been checked; a fault is shown inside the
        window, with a way on.
        """
        self.window.restore_place(self.preferences.value.geometry)
        self.journey.wait()
        self.window.show()

    def close(self) -> None:
        """Save what is typed, remember the place of the window, let everything go."""
        self._late.stop()
        self.journey.leave()
        self.preferences.change(geometry=self.window.place())
        # What is under way may take a moment to end, and nothing can be done here any more.
        self.window.hide()
        self.let_go()

    def let_go(self) -> None:
        """End all work under way and let the archive go; nothing is remembered."""
        self.tasks.close()
        self._opening.drop()

    def warn_of_failure(self) -> None:
        """Tell that something in the program itself went wrong."""
        sentence = _(
            "Something in the program went wrong. What you entered is saved. "
            "If it happens again, close the window and start the program anew."
        )
        self.window.notices.tell(sentence, Tone.ERROR)

    def _connect(self) -> None:
        tell_error = partial(self.window.notices.tell, tone=Tone.ERROR)
        self._late.timeout.connect(self.library.load)
        self.window.first_painted.connect(self._open)
        self.window.first_painted.connect(_collect_again)
        self.window.closing.connect(self.close)
        self.library.failed.connect(tell_error)
        self.library.warned.connect(partial(self.window.notices.tell, tone=Tone.WARNING))
        self.preferences.failed.connect(tell_error)
        self.preferences.changed.connect(lambda _value: self._dress())
        self._application.styleHints().colorSchemeChanged.connect(lambda _scheme: self._dress())
        self.journey.archive_wanted.connect(self._change_archive)

    def _dress(self) -> None:
        theme = wanted_theme(self.preferences.value.appearance)
        if theme != theme_of():
            dress(self._application, theme)

    def _change_archive(self, path: Path) -> None:
        """Open another archive; when that fails the window says so and offers to choose again."""
        self.journey.leave()
        self.journey.wait()
        self._opening = Opening(path)
        self._open()

    def _open(self) -> None:
        # The whole file is read and checked, which the window does not wait for.
        opening, label = self._opening, _("Opening the archive")
        task = self.tasks.start(at_once(opening.archive, label), label)
        # Followed first, so that the end of its notice takes away none of what comes then.
        self.window.notices.follow(task)
        task.finished.connect(partial(self._enter, task, opening))
        task.failed.connect(partial(self._stay_out, opening))
        task.cancelled.connect(partial(self._stop, opening))

    def _enter(self, task: Task, opening: Opening, archive: Archive) -> None:
        if task.is_cancelling:
            self._stop(opening)
            return
        if not self._is_starting:
            self.preferences.change(archive=str(opening.path))
        self.journey.enter(archive)
        # Every first start makes the standard archive; any other that is empty looks like a loss.
        is_first_start = self._is_starting and opening.path == self._standard
        if opening.is_new and not is_first_start:
            self._tell_of_new_archive(opening.path)
        self._end_start()

    def _tell_of_new_archive(self, path: Path) -> None:
        sentence = _(
            "No archive was there yet, so a new, empty one was made: {path}. Your other archives "
            "are as they were; the settings open them again."
        )
        self.window.notices.tell(sentence.replace("{path}", str(path)), Tone.WARNING)

    def _stop(self, opening: Opening) -> None:
        label = _("Closing the archive")
        self.tasks.start(at_once(opening.drop, label), label)
        self._stay_out(opening, ArchiveFault(_("Opening the archive was stopped.")))

    def _stay_out(self, opening: Opening, fault: Exception) -> None:
        if self._is_starting and is_held_elsewhere(fault):
            self.refused.emit(str(fault))
            return
        is_known = isinstance(fault, TuningForkError)
        sentence = str(fault) if is_known else _("The archive could not be opened.")
        self.journey.stay_out(sentence, opening.path)
        self._end_start()
        if not is_known:
            raise fault

    def _end_start(self) -> None:
        if self._is_starting and self.preferences.fault:
            self.window.notices.tell(self.preferences.fault, Tone.WARNING)
        self._is_starting = False
        self._late.start()


def _collect_again() -> None:
    # What the start made lives as long as the window, so it is never looked through.
    gc.freeze()
    gc.enable()


def is_held_elsewhere(fault: Exception) -> bool:
    """Tell whether another running program holds the archive."""
    # The window does not know the engine; its error is told by name.
    return type(fault.__cause__).__name__ in ("BusyError", "LockedError")


def show_window(places: Folders, opening: Opening) -> int:
    """Show the window with an archive until it is closed and return the exit code."""
    application = QApplication.instance() or QApplication(["tuning-fork", "-style", "fusion"])
    if not isinstance(application, QApplication):
        raise TypeError("a program without a display cannot show the window")
    application.setApplicationName("Tuning Fork")
    log = CrashLog(places.state)
    log.install()
    try:
        program = Program(application, places, opening.path, opening)
        log.noted.connect(program.warn_of_failure)
        program.refused.connect(partial(_leave, application, program))
        program.start()
        return application.exec()
    finally:
        log.close()


def _leave(application: QApplication, program: Program, sentence: str) -> None:
    program.window.hide()
    program.let_go()
    _say_already_open(sentence)
    application.exit(ALREADY_OPEN)


def _say_already_open(sentence: str) -> None:
    # Few starts need the box, and every start would pay for it.
    from PySide6.QtWidgets import QMessageBox

    sys.stderr.write(f"tuning-fork: {sentence}\n")
    box = QMessageBox()
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Tuning Fork is already open"))
    box.setText(sentence)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
