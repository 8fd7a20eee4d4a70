"""The last resort: what happens when the program itself fails.

The log names places in the program and kinds of errors, never the text of an error and never
a value: both could hold words of a client.
"""

import faulthandler
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_LIMIT_BYTES = 1_000_000
_QT_WORDS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class CrashLog(QObject):
    """One log file in the state folder, written by every hook.

    Signals:
        noted: a failure of the program was written down, on whichever thread it happened.
    """

    noted = Signal()

    def __init__(self, folder: Path) -> None:
        """Open the log; without a writable folder go on without one."""
        super().__init__()
        self.path = folder / "failures.log"
        self._lock = threading.Lock()
        self._stream = _open(self.path)

    def install(self) -> None:
        """Take over the hooks of Python and of Qt."""
        sys.excepthook = self.note
        threading.excepthook = self._note_thread
        qInstallMessageHandler(self._note_qt)
        if self._stream is not None:
            faulthandler.enable(self._stream)

    def close(self) -> None:
        """Give the hooks back and close the file."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def note(
        self,
        kind: type[BaseException],
        _error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write down one failure: its kind and the way to it."""
        places = (
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        )
        self._write("\n".join((kind.__name__, *places)))
        self.noted.emit()

    def _note_thread(self, found: threading.ExceptHookArgs) -> None:
        self.note(found.exc_type, found.exc_value, found.exc_traceback)

    def _note_qt(self, kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
        word = _QT_WORDS.get(kind)
        if word:
            self._write(f"Qt {word} in {context.category} {context.function or ''}".rstrip())

    def _write(self, text: str) -> None:
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._lock:
            if self._stream is not None:
                self._stream.write(f"{moment} {text}\n")
                self._stream.flush()


def _open(path: Path) -> TextIO | None:
    """Open the log for appending; a log grown too large starts afresh."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_large = path.exists() and path.stat().st_size > _LIMIT_BYTES
        return path.open("w" if is_large else "a", encoding="utf-8")
    except OSError:
        return None
