"""When edits are saved: a choice once it has been painted, typing after a short rest.

Typed text is saved at the latest two seconds after the keystroke.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

IDLE_MS = 400
CAP_MS = 2_000
# The disk may take longer than a frame; the answer is on screen first, then in the archive.
PAINT_MS = 20
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
        self._painted = _one_shot(self, PAINT_MS, self.flush)
        self._cap = _one_shot(self, _CAP_TIMER_MS, self.flush)

    def expect(self) -> None:
        """Note a keystroke."""
        self._idle.start()
        if not self._cap.isActive():
            self._cap.start()
        self.is_waiting = True

    def follow(self) -> None:
        """Note an edit that is saved as soon as it has been painted."""
        self.is_waiting = True
        self._painted.start()

    def flush(self) -> None:
        """Save now if anything waits."""
        if self.is_waiting:
            self.is_waiting = False
            self._idle.stop()
            self._cap.stop()
            self._painted.stop()
            self._save()


def _one_shot(parent: QObject, interval: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(act)
    return timer
