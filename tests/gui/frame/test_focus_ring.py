"""The focus ring: shown after keys, hidden by a click, always round the focus widget."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.frame.button import make_button
from gui.frame.focus_ring import FocusRing
from gui.frame.in_view import FocusInView
from gui.frame.side_list import SideEntry, SideList
from gui.frame.surface import scrolled


@pytest.fixture
def window(dressed, qtbot):
    window = QWidget()
    content = QWidget()
    column = QVBoxLayout(content)
    window.field = QLineEdit()
    window.field.setAccessibleName("Field")
    window.buttons = [make_button(f"Button {place}") for place in range(30)]
    for widget in (window.field, *window.buttons):
        column.addWidget(widget)
    window.area = scrolled(content)
    outer = QVBoxLayout(window)
    outer.addWidget(window.area)
    window.ring = FocusRing(window)
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    window.field.setFocus()
    return window


def around(window, widget):
    top = widget.mapTo(window, QPoint(0, 0))
    return QRect(top, widget.size()).adjusted(-5, -5, 5, 5)


def test_tab_shows_it_three_pixels_outside(window, qtbot):
    assert not window.ring.isVisible()
    qtbot.keyClick(window.field, Qt.Key.Key_Tab)
    assert window.buttons[0].hasFocus()
    assert window.ring.geometry() == around(window, window.buttons[0])


def test_a_click_hides_it(window, qtbot):
    qtbot.keyClick(window.field, Qt.Key.Key_Tab)
    qtbot.mouseClick(window.buttons[0], Qt.MouseButton.LeftButton)
    assert not window.ring.isVisible()


def test_writing_in_a_clicked_field_does_not_show_it(window, qtbot):
    qtbot.mouseClick(window.field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(window.field, "1,400,000")
    assert not window.ring.isVisible()


def test_it_follows_scrolling_and_resizing(window, qtbot):
    qtbot.keyClick(window.field, Qt.Key.Key_Tab)
    before = window.ring.geometry()
    window.area.verticalScrollBar().setValue(20)
    assert window.ring.geometry().top() < before.top()
    window.resize(600, 300)
    qtbot.waitUntil(
        lambda: window.ring.geometry().right() == around(window, window.buttons[0]).right()
    )


def test_it_goes_when_its_widget_is_scrolled_away(window, qtbot):
    qtbot.keyClick(window.field, Qt.Key.Key_Tab)
    window.area.verticalScrollBar().setValue(600)
    assert not window.ring.isVisible()


def test_it_lets_the_mouse_through(window, qtbot):
    qtbot.keyClick(window.field, Qt.Key.Key_Tab)
    middle = window.ring.geometry().center()
    assert window.childAt(middle) is window.buttons[0]


def test_it_follows_the_current_row_of_a_list(dressed, qtbot):
    window = QWidget()
    places = SideList("Places")
    places.show_entries(tuple(SideEntry(str(place), f"Place {place}") for place in range(6)))
    places.choose("0")
    QVBoxLayout(window).addWidget(places)
    window.ring = FocusRing(window)
    window.resize(300, 400)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    places.setFocus()
    qtbot.waitUntil(places.hasFocus)
    qtbot.keyClick(places, Qt.Key.Key_Down)
    first = window.ring.geometry()
    qtbot.keyClick(places, Qt.Key.Key_Down)
    assert window.ring.geometry().top() > first.top()
    places.choose("5")
    row = QRect(places.mapTo(window, places.focus_rect().topLeft()), places.focus_rect().size())
    assert window.ring.geometry() == row.adjusted(-5, -5, 5, 5)


def test_what_the_focus_goes_to_from_outside_is_scrolled_into_view(window, qtbot):
    window.in_view = FocusInView(window)
    outside = make_button("Outside")
    window.layout().addWidget(outside)
    outside.setFocus()
    for button in (window.buttons[25], window.buttons[2]):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        seen = QRect(button.mapTo(window.area.viewport(), QPoint(0, 0)), button.size())
        assert window.area.viewport().rect().contains(seen)
        outside.setFocus()
