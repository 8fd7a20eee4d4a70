"""The frame: columns, header, theme, notices, names for a screen reader."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from core.charts import tokens
from gui.frame.header import Header, Step
from gui.frame.label import ElidedLabel
from gui.main_window import columns
from gui.open_assessment import SHORT_WORDS
from gui.style.sheet import dress, palette, style_sheet
from gui.style.theme import DARK, LIGHT, theme_of


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1440, (240, 384, False)),
        (1280, (240, 384, False)),
        (1279, (196, 0, False)),
        (1000, (196, 0, False)),
        (999, (196, 0, True)),
    ],
)
def test_columns_change_at_1280_and_1000(width, expected):
    assert columns(width) == expected


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_token_of_the_style_sheet_is_known(theme):
    assert "@" not in style_sheet(theme)
    assert set(theme.colours) == set(tokens.LIGHT)


def test_the_palette_tells_the_theme(dressed):
    assert theme_of() is LIGHT
    dress(dressed, DARK)
    assert theme_of() is DARK
    ground = dressed.palette().color(QPalette.ColorRole.Window)
    assert ground == palette(DARK).color(QPalette.ColorRole.Window)
    dress(dressed, LIGHT)


def _header_over(qtbot, width, use_case, client):
    header = Header()
    qtbot.addWidget(header)
    header.show_assessment(use_case, client)
    header.keep_room_for_saved(SHORT_WORDS)
    left, right, is_narrow = columns(width)
    header.set_columns(left, right, is_narrow=is_narrow)
    header.resize(width, 52)
    header.show()
    return header


@pytest.mark.parametrize("width", [1920, 1440, 1360, 1280, 1024])
def test_an_ordinary_title_has_room_and_nothing_beside_it_is_cut(dressed, qtbot, width):
    header = _header_over(qtbot, width, "Warranty and returns answers", "Nordhaven Appliances")
    header.show_saved("All changes saved", "Saved")
    QApplication.processEvents()
    assert header.case.shown() == ("Warranty and returns answers", "Nordhaven Appliances")
    for part in (*header.tabs.values(), header.saved, header.undo):
        assert part.width() >= part.sizeHint().width()
    ends = [part.mapTo(header, part.rect().topRight()).x() for part in header.tabs.values()]
    assert ends[-1] < header.saved.mapTo(header, QPoint(0, 0)).x()


@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_no_word_about_saving_moves_the_tabs(dressed, qtbot, width):
    header = _header_over(qtbot, width, "Answers from a guideline", "From a published study")
    places = set()
    for word in SHORT_WORDS:
        header.show_saved(word, word)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        places.add(tuple(tab.mapTo(header, QPoint(0, 0)).x() for tab in header.tabs.values()))
    assert len(places) == 1


def test_the_words_about_saving_follow_the_width_there_and_back(dressed, qtbot):
    header = Header()
    qtbot.addWidget(header)
    header.show_saved("All changes saved", "Saved")
    said = []
    for width in (1440, 1100, 1440):
        left, right, is_narrow = columns(width)
        header.set_columns(left, right, is_narrow=is_narrow)
        said.append(header.saved.text())
    assert said == ["All changes saved", "Saved", "All changes saved"]


def test_undo_and_redo_name_their_edits_and_keys_or_that_there_is_nothing(dressed, qtbot):
    header = Header()
    qtbot.addWidget(header)
    header.show_steps(Step("Pace of change", True), Step("", False))
    assert "Undo: Pace of change (Ctrl+Z)" in header.undo.toolTip()
    assert "Nothing to redo (Ctrl+Shift+Z or Ctrl+Y)" in header.redo.toolTip()
    assert (header.undo.isEnabled(), header.redo.isEnabled()) == (True, False)
    assert header.undo.accessibleName() == "Undo: Pace of change"
    header.show_steps(Step("", False), Step("Pace of <b>change</b>", True))
    assert "Nothing to undo" in header.undo.toolTip()
    assert "Redo: Pace of &lt;b&gt;change&lt;/b&gt;" in header.redo.toolTip()


def test_control_and_q_closes_the_window(with_samples, qtbot):
    qtbot.waitActive(with_samples.window)
    qtbot.keyClick(with_samples.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not with_samples.window.isVisible()


def test_the_client_is_shortened_before_the_use_case(dressed, qtbot):
    header = Header()
    qtbot.addWidget(header)
    header.show_assessment("Warranty and returns answers", "Nordhaven Appliances of the North")
    header.case.setFixedWidth(2_000)
    assert header.case.shown() == (
        "Warranty and returns answers",
        "Nordhaven Appliances of the North",
    )
    header.case.setFixedWidth(260)
    use_case, client = header.case.shown()
    assert use_case == "Warranty and returns answers"
    assert client.endswith("…")
    header.case.setFixedWidth(120)
    use_case, client = header.case.shown()
    assert use_case.endswith("…")
    assert client == ""


def test_an_elided_label_keeps_the_whole_text(dressed, qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("A very long sentence that has no room")
    label.setFixedWidth(80)
    assert label.shown_text().endswith("…")
    assert label.text() == "A very long sentence that has no room"


def test_dark_is_put_on_at_once_and_kept(with_samples, start_program, qtbot):
    with_samples.journey.show_settings()
    page = with_samples.journey.settings_page
    page.appearance._group.button(2).click()
    assert theme_of() is DARK
    assert with_samples.preferences.value.appearance == "dark"
    with_samples.preferences.change(appearance="light")
    assert theme_of() is LIGHT


def nameless(window):
    stops = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in stops
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


@pytest.mark.parametrize("room", ["archive", "settings", "questions"])
def test_every_stop_of_the_tab_key_has_a_name(with_samples, qtbot, room):
    journey = with_samples.journey
    if room == "settings":
        journey.show_settings()
    elif room == "questions":
        journey.open(journey.archive_page.list.current())
    assert nameless(with_samples.window) == []


def test_tab_walks_through_the_archive_and_comes_round(with_samples, qtbot):
    window = with_samples.window
    qtbot.waitActive(window)
    first = QApplication.focusWidget()
    seen = []
    for _step in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        assert window.ring.isVisible(), QApplication.focusWidget()
        if seen[-1] is first:
            break
    assert seen[-1] is first
    assert window.header.import_button in seen
    assert with_samples.journey.archive_page.search in seen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_whatever_space_presses(with_samples, qtbot, key):
    page = with_samples.journey.archive_page
    button = page.preview.content.buttons.open
    button.setFocus()
    qtbot.keyClick(button, key)
    qtbot.waitUntil(lambda: with_samples.journey.opened is not None)
    header = with_samples.window.header
    qtbot.keyClick(header.tabs["result"], key)
    assert header.tabs["result"].isChecked()
