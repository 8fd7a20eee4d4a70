"""Some releases of the Qt binding steal a reference to None on every call that returns nothing.

The interpreter then aborts after some thousand calls, in the middle of a client's sentence.
"""

import sys

import pytest
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

# From Python 3.12 on None and True are immortal and cannot be counted down.
pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal here")
CALLS = 1_000
SLACK = 50


class Bell(QObject):
    rung = Signal(int)


def test_calls_that_return_nothing_take_no_reference(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        widget.setToolTip("")
        widget.move(QPoint(number % 2, 0))
        widget.update()

    assert sys.getrefcount(None) > before - SLACK


def test_signals_take_no_reference(qtbot):
    bell = Bell()
    heard = []
    before = sys.getrefcount(True)
    for number in range(CALLS):
        bell.rung.connect(heard.append)
        bell.rung.emit(number)
        bell.rung.disconnect(heard.append)

    assert len(heard) == CALLS
    assert sys.getrefcount(True) > before - SLACK
