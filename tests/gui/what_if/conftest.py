"""Scenarios on the result page, with a real session and real tasks."""

import pytest
from PySide6.QtCore import Qt

from tests.gui.result.conftest import count_draws, page, show_page, studied_page  # noqa: F401


@pytest.fixture
def part(studied_page):  # noqa: F811
    """The section of the warranty case, in view, the draws of the answers given counted."""
    studied_page.go_to("what-if")
    return studied_page.what_if


@pytest.fixture
def choose(qtbot):
    """Choose a question and an answer from the open menu of a button, with the keys."""

    def pick(button, section, criterion, answer):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        menu = button.menu()
        qtbot.waitUntil(menu.isVisible)
        for words in (section, criterion):
            menu = _opened(qtbot, menu, words)
        _go_to(qtbot, menu, answer)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not button.menu().isVisible())

    return pick


def _opened(qtbot, menu, words):
    action = _go_to(qtbot, menu, words)
    qtbot.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(action.menu().isVisible)
    return action.menu()


def _go_to(qtbot, menu, words):
    """Press Down until the entry is the current one, as a person would."""
    wanted = next(action for action in menu.actions() if words in action.text())
    for _press in menu.actions():
        if menu.activeAction() is wanted:
            break
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is wanted
    return wanted
