"""When typed text is saved: after a short rest, and at the latest two seconds after a keystroke."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

IDLE_MS = 400
CAP_MS = 2_000
# A margin for a busy machine: the promise is two seconds, timers may be late.
_CAP_TIMER_MS = CAP_MS - 300


class Autosave(QObject):
    """Calls ``save`` once the typing rests, or while it goes on when the cap is reached.

    ``is_waiting`` says whether something typed is not saved yet.
    """

    def __init__(self, save: Callable[[], object], parent: QObject | None = None) -> None:
        """Wait for the first keystroke."""
        super().__init__(parent)
        self._save = save
        self.is_waiting = False
        self._idle = _one_shot(self, IDLE_MS, self.flush)
        self._cap = _one_shot(self, _CAP_TIMER_MS, self.flush)

    def expect(self) -> None:
        """Note a keystroke."""
        self._idle.start()
        if not self.is_waiting:
            self._cap.start()
        self.is_waiting = True

    def flush(self) -> None:
        """Save now if anything waits."""
        if self.is_waiting:
            self.is_waiting = False
            self._idle.stop()
            self._cap.stop()
            self._save()


def _one_shot(parent: QObject, interval: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(act)
    return timer
