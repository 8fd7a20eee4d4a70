"""What stands where there is nothing yet is never cut, however long the sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.frame.empty_state import EmptyState
from gui.questions.prose import Prose

LONG = "The archive /home/maija/" + "a-folder-with-a-long-name/" * 6 + "x is a folder."


@pytest.mark.parametrize("sentence", ["Try fewer words. " * 8, LONG])
def test_a_long_sentence_is_shown_whole(dressed, qtbot, sentence):
    page = QWidget()
    state = EmptyState("Nothing found", sentence, ("Clear the search",))
    column = QVBoxLayout(page)
    column.addWidget(state, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    page.resize(900, 600)
    qtbot.addWidget(page)
    page.show()
    words = state.findChild(Prose)
    assert words.height() >= words.heightForWidth(words.width()) > 2 * 22
    assert words.geometry().bottom() < state.buttons[0].geometry().top()
    assert state.buttons[0].geometry().bottom() < state.height() - 20
