"""The squares lead to their questions: by click, by keyboard, and named for who cannot see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from gui.questions.squares import SIDE, STEP, square_at

LEFT = Qt.MouseButton.LeftButton


def focused():
    return QApplication.focusWidget()


def current_question(page):
    return page._current.get(page._section)


def square_in_list(page, section, place):
    view = page.sections.view
    x, y = view.painter.squares_in(view.visualRect(view.entries.index(section)))
    return QPoint(x + place * STEP + SIDE // 2, y + SIDE // 2)


def tip_over(widget, point):
    QToolTip.hideText()
    where = widget.mapToGlobal(point)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, point, where))
    return QToolTip.text()


def test_a_click_on_a_square_of_the_list_goes_to_its_question(page):
    view = page.sections.view
    QTest.mouseClick(view.viewport(), LEFT, pos=square_in_list(page, 1, 3))
    assert (page._section, current_question(page)) == (1, "KN4")
    assert page.body.currentWidget().rows["KN4"].isAncestorOf(focused())
    assert view.currentIndex().row() == 1

    QTest.mouseClick(view.viewport(), LEFT, pos=square_in_list(page, 8, 0))
    assert (page._section, current_question(page)) == (8, "RS1")


def test_a_click_beside_the_squares_shows_the_section_as_before(page):
    row = page.sections.view.visualRect(page.sections.view.entries.index(4))
    QTest.mouseClick(page.sections.view.viewport(), LEFT, pos=row.topLeft() + QPoint(30, 8))
    assert page._section == 4


def test_a_press_that_ends_on_another_square_goes_nowhere(page):
    view, before = page.sections.view.viewport(), current_question(page)
    QTest.mousePress(view, LEFT, pos=square_in_list(page, 1, 3))
    QTest.mouseRelease(view, LEFT, pos=square_in_list(page, 1, 5))
    assert (page._section, current_question(page)) == (0, before)

    squares = page.head.squares
    QTest.mousePress(squares, LEFT, pos=squares.point_of(2))
    QTest.mouseRelease(squares, LEFT, pos=squares.point_of(4))
    assert current_question(page) == before


def test_a_click_on_a_square_over_the_questions_goes_there(row, page):
    squares = page.head.squares
    QTest.mouseClick(squares, LEFT, pos=squares.point_of(5))
    assert current_question(page) == "KN6"
    assert page.body.currentWidget().rows["KN6"].isAncestorOf(focused())


def test_each_square_says_which_question_it_is_and_how_it_stands(row, page, pack, qtbot):
    QTest.keyClick(focused(), Qt.Key.Key_3)
    question = next(one for one in pack.criteria["KN"] if one.id == "KN2").question
    said = f"KN2. {question} Answered."
    squares, view = page.head.squares, page.sections.view
    assert said in tip_over(squares, squares.point_of(1))
    assert said in tip_over(view.viewport(), square_in_list(page, 1, 1))
    QTest.keyClick(focused(), Qt.Key.Key_D)
    assert tip_over(squares, squares.point_of(1)).endswith("Don’t know.</p>")
    tip_over(view.viewport(), QPoint(200, 30))
    qtbot.waitUntil(lambda: QToolTip.text() == "", timeout=1_000)


def test_the_squares_over_the_questions_are_one_stop_of_the_tab_key(row, page):
    stops = [
        part
        for part in page.head.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [page.head.squares]

    squares = page.head.squares
    squares.setFocus(Qt.FocusReason.TabFocusReason)
    assert squares.accessibleName().startswith("Go to question KN2. ")
    QTest.keyClick(squares, Qt.Key.Key_Right)
    QTest.keyClick(squares, Qt.Key.Key_Right)
    assert squares.accessibleName().startswith("Go to question KN4. ")
    assert current_question(page) == "KN2"
    QTest.keyClick(squares, Qt.Key.Key_Return)
    assert current_question(page) == "KN4"

    squares.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(squares, Qt.Key.Key_Home)
    QTest.keyClick(squares, Qt.Key.Key_Left)
    QTest.keyClick(squares, Qt.Key.Key_Space)
    assert current_question(page) == "KN1"


def test_the_arrows_choose_a_square_of_the_list_and_enter_goes_there(page):
    view = page.sections.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    for _step in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (page._section, current_question(page)) == (1, "KN2")

    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (page._section, current_question(page)) == (2, "BO1")


def test_there_is_a_square_for_each_question_that_is_asked_and_for_no_other(page, session):
    for place, entry in enumerate(page._entries):
        page.show_section(place)
        asked = [each.criterion.id for each in page.body.currentWidget().asked_rows()]
        assert [name for name, _text in entry.questions] == asked
        assert len(entry.told()) == len(entry.states) == len(asked)


@given(st.integers(0, 11), st.integers(-2, SIDE + 1), st.integers(-8, 16), st.integers(0, 60))
def test_every_point_on_or_beside_a_square_belongs_to_it(place, x, y, left):
    point = QPoint(left + place * STEP + x, 20 + y)
    assert square_at((left, 20), 12, point) == place
    assert square_at((left, 20), place, point) == -1


@pytest.mark.parametrize("width", [1440, 1280, 1024, 640])
def test_no_answer_moves_the_squares_or_takes_the_subtitle_away(page, width, monkeypatch):
    page.resize(width, 748)
    page.go_to("PD2")
    words = []
    paint = QPainter.drawText
    monkeypatch.setattr(
        QPainter, "drawText", lambda *args: (words.append(args[1:]), paint(*args))[1]
    )

    def seen():
        words.clear()
        page.head.grab()
        titles = [each for each in words if "answered" not in each[-1] and "open" not in each[-1]]
        return page.head.squares.geometry(), titles

    before = seen()
    subtitle = page._factors[0].subtitle
    assert subtitle in [each[-1] for each in before[1]]
    for criterion, key in (
        ("PD3", Qt.Key.Key_D), ("PD4", Qt.Key.Key_L), ("PD5", Qt.Key.Key_N), ("PD6", Qt.Key.Key_1)
    ):  # fmt: skip
        page.go_to(criterion)
        QTest.keyClick(focused(), key)
        QApplication.processEvents()
        assert seen() == before
    assert any("1 don’t know" in each[-1] for each in words)
