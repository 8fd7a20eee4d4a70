"""The page of decision models, and what a firm does on it by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

REASON = "Behaviour decides in our projects."


@pytest.fixture
def models_page(program):
    """The page, opened by a consultant of a firm."""
    program.preferences.change(consultant="A. Berg", firm="Halden & Sons")
    program.journey.show_models()
    return program.journey.models_page


@pytest.fixture
def press(qtbot):
    """Press a button."""

    def pressing(button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return pressing


@pytest.fixture
def change_value(qtbot):
    """Change one value by keys alone."""

    def changing(page, path, text, reason=REASON):
        change_by_keys(qtbot, page, path, text, reason)

    return changing


def change_by_keys(qtbot, page, path, text, reason=REASON):
    """Change one value by keys alone, from the table to the field, the reason and back."""
    page.table.choose(path)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    field = page.strip.fields[0]
    assert QApplication.focusWidget() is field
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.strip.reason
    page.strip.reason.selectAll()
    qtbot.keyClicks(page.strip.reason, reason)
    qtbot.keyClick(page.strip.reason, Qt.Key.Key_Return)


@pytest.fixture
def begin_copy(models_page, press, change_value):
    """A copy of the firm with one change in work."""
    press(models_page.whole.copy)
    models_page.show_section("importances")
    change_value(models_page, "factors.KN.importance", "80")
    return models_page
