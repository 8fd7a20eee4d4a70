"""Notices come and go, and nothing under the mouse moves."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QScrollBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.frame.focus_ring import FocusRing
from gui.frame.label import text_label
from gui.frame.notice_bar import NoticeBar, Tone
from gui.frame.notice_ground import NoticeGround
from gui.frame.surface import scrolled

LEFT = Qt.MouseButton.LeftButton
WORDS = "The archive could not be written: no space left on the device. It is tried again soon."
SIZES = ((1440, 900), (1024, 768), (700, 500))
NO_CONTENT = (NoticeBar, FocusRing, QScrollBar, QAbstractScrollArea, QStackedWidget)
FAR = QPoint(20_000, 20_000)


@pytest.fixture(autouse=True)
def pointer_elsewhere():
    QCursor.setPos(FAR)
    yield
    QCursor.setPos(FAR)


@pytest.fixture
def opened(with_samples, qtbot):
    """A program with a sample open at its questions, and costs begun."""
    program = with_samples
    program.journey.open(program.journey.archive_page.list.current())
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    return program


def places(program):
    """Where everything stands that can be seen, save for the notices and what only scrolls."""
    window, notices = program.window, program.window.notices
    return {
        part: part.mapTo(window, QPoint(0, 0))
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and not isinstance(part, NO_CONTENT)
        and not isinstance(part.parentWidget(), QAbstractScrollArea)
        and not notices.isAncestorOf(part)
    }


def settle():
    for _turn in range(3):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def moved(before, after):
    return [
        (type(part).__name__, before[part], place)
        for part, place in after.items()
        if part in before and place != before[part]
    ]


def scroll(area, share):
    bar = area.verticalScrollBar()
    bar.setValue(round(share * bar.maximum()))
    settle()


def rooms(program):
    yield from ("questions", "result", "costs", "report", "settings", "models", "archive")


def show(program, room, qtbot):
    journey = program.journey
    if room in ("questions", "result", "costs", "report"):
        journey.show_tab(room)
    else:
        {
            "settings": journey.show_settings,
            "models": journey.show_models,
            "archive": journey.show_archive,
        }[room]()
    if room == "costs" and journey.opened.room("costs").page.editing.sheet is None:
        page = journey.opened.room("costs").page
        qtbot.mouseClick(page.begin.rows[0], LEFT)
        qtbot.waitUntil(lambda: page.view is not None and not page.reckoner.is_busy, timeout=9_000)
        page.settle()
    if room == "report":
        page = journey.opened.room("report").page
        qtbot.waitUntil(lambda: page.handout is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not program.tasks.running, timeout=30_000)
    if room == "result":
        journey.opened.room("result").page.settle()
    settle()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_on_any_page_wherever_one_has_scrolled_to(opened, qtbot, size):
    opened.window.resize(*size)
    notices = opened.window.notices
    for room in rooms(opened):
        show(opened, room, qtbot)
        ground = opened.window.room.notice_ground()
        area = ground._scrolling()
        for share in (0.0, 0.5, 1.0):
            if isinstance(area, QAbstractScrollArea):
                scroll(area, share)
            before = places(opened)
            notices.tell(WORDS, Tone.ERROR, "Try again", lambda: None)
            settle()
            assert notices.isVisible()
            assert moved(before, places(opened)) == [], (room, size, share, "comes")
            notices.clear()
            settle()
            assert moved(before, places(opened)) == [], (room, size, share, "goes")


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_no_row_of_a_long_list_moves_when_one_goes_to_the_bin_and_comes_back(
    with_samples, qtbot, share
):
    page, notices = with_samples.journey.archive_page, with_samples.window.notices
    for _copy in range(20):
        page.desk.duplicate(page.list.current())
    qtbot.waitUntil(lambda: len(page._rows) == 23)
    notices.clear()
    scroll(page.list, share)

    def rows():
        view = page.list
        tops = (view.visualRect(view.model().index(row, 0)).top() for row in range(20))
        return [view.viewport().mapTo(with_samples.window, QPoint(0, top)) for top in tops]

    before = rows()
    notices.tell(WORDS, Tone.INFORMATION, "Undo", lambda: None)
    settle()
    assert page.list.height() < page._ground.height()
    assert rows() == before
    notices.clear()
    settle()
    assert rows() == before
    scroll(page.list, 0.0)
    assert page.list.height() == page._ground.height()


def test_a_click_after_the_notice_hits_what_it_was_meant_for(opened, qtbot):
    page = opened.journey.opened.room("questions").page
    page.go_to("PD2")
    settle()
    rows = page.body.currentWidget().rows["PD2"].levels._rows
    window = opened.window
    point = rows[1].mapTo(window, rows[1].rect().center())
    window.notices.tell(WORDS, Tone.WARNING)
    settle()
    target = window.childAt(point)
    QTest.mouseClick(target, LEFT, pos=target.mapFrom(window, point))
    assert opened.journey.opened.session.assessment.entry("PD2").level == rows[1].level.id


def test_it_lies_at_the_head_while_the_focus_is_at_the_foot(opened, qtbot):
    window, page = opened.window, opened.journey.opened.room("questions").page
    view = page.body.currentWidget()
    note = view.rows["PD2"].note
    field = note.field
    bar = view.verticalScrollBar()
    bottom = field.mapTo(view.viewport(), field.rect().bottomLeft()).y()
    bar.setValue(bar.value() + bottom - view.viewport().height() + 10)
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    bar.setValue(bar.value() + field.mapTo(view.viewport(), field.rect().bottomLeft()).y()
                 - view.viewport().height() + 10)  # fmt: skip
    settle()
    before = places(opened)
    window.notices.tell(WORDS, Tone.ERROR)
    settle()
    ground = page.ground
    notice = QRect(window.notices.mapTo(window, QPoint(0, 0)), window.notices.size())
    assert notice.top() == ground.mapTo(window, QPoint(0, 0)).y()
    assert moved({note: before[note]}, places(opened)) == []
    assert field.visibleRegion().boundingRect().height() == field.height()
    window.notices.clear()
    settle()
    assert moved(before, places(opened)) == []


def test_it_does_not_appear_under_the_pointer(opened, qtbot):
    window, page = opened.window, opened.journey.opened.room("questions").page
    foot = page.ground.mapToGlobal(page.ground.rect().bottomLeft()) + QPoint(300, -12)
    QCursor.setPos(foot)
    if QCursor.pos() != foot:
        pytest.skip("the pointer cannot be moved on this screen")
    window.notices.tell(WORDS)
    settle()
    assert not window.notices.rect().contains(window.notices.mapFromGlobal(foot))


def test_the_keyboard_never_goes_under_a_notice(opened, qtbot):
    window, page = opened.window, opened.journey.opened.room("questions").page
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.go_to("PD1")
    window.notices.tell(WORDS, Tone.ERROR, "Try again", lambda: None)
    settle()
    notices = window.notices
    for _press in range(40):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        settle()
        focus = window.focusWidget()
        place = QRect(focus.mapTo(window, QPoint(0, 0)), focus.size())
        if not notices.isAncestorOf(focus):
            assert not place.intersects(notices.geometry()), focus.accessibleName()


def test_one_that_ends_under_the_pointer_stays_until_that_has_left(opened, monkeypatch):
    notices = opened.window.notices
    notices.tell("Making the report", Tone.PROGRESS, "Cancel", lambda: pytest.fail("too late"))
    monkeypatch.setattr(notices, "underMouse", lambda: True)
    notices.clear()
    assert (notices.text, notices.isVisible()) == ("", True)
    QTest.mouseClick(notices.action, LEFT)
    QApplication.sendEvent(notices, QEvent(QEvent.Type.Leave))
    assert not notices.isVisible()


def test_every_notice_can_be_closed_and_the_work_under_way_only_cancelled(opened):
    notices = opened.window.notices
    notices.tell(WORDS, Tone.ERROR, "Try again", lambda: pytest.fail("not asked for"))
    QTest.mouseClick(notices._close, LEFT)
    assert not notices.isVisible()
    notices.tell("Counting", Tone.PROGRESS, "Cancel", lambda: None)
    assert not notices._close.isVisible()


@pytest.fixture
def ground_of_two(qtbot, dressed):
    """A page of lines that scroll, and two notices that lie on its ground."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    area = scrolled(text_label("\n".join("line" for _number in range(200))))
    ground = NoticeGround(area, lambda: area)
    column.addWidget(ground)
    bars = NoticeBar(page), NoticeBar(page)
    page.resize(500, 400)
    page.show()
    qtbot.waitExposed(page)
    for bar in bars:
        bar.lie_on(ground)
        bar.tell(WORDS)
    return page, ground, area, bars


def stands_in_turn(page, lower, upper):
    """Whether two notices stand at the foot of a page, the one on the other."""
    is_lowest = lower.geometry().bottom() + 1 == page.height()
    return is_lowest and upper.geometry().bottom() + 1 == lower.geometry().top()


def test_two_notices_on_one_ground_do_not_cover_each_other(ground_of_two):
    page, _ground, area, bars = ground_of_two
    assert not bars[0].geometry().intersects(bars[1].geometry())
    assert area.height() == bars[1].geometry().top()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    for bar in bars:
        bar.clear()
    assert area.height() == bars[1].geometry().top(), "giving the room back would move the end"
    area.verticalScrollBar().setValue(0)
    assert area.height() == page.height()


def test_two_notices_on_one_ground_stay_at_its_foot_whatever_is_done(ground_of_two):
    page, ground, area, bars = ground_of_two
    for size in ((500, 360), (900, 420), (420, 420), (500, 400)):
        page.resize(*size)
        settle()
        assert stands_in_turn(page, *bars), size
    for _turn in range(4):
        for bar in bars:
            bar.tell(WORDS, Tone.WARNING)
            assert stands_in_turn(page, *bars)
    for _turn in range(4):
        ground.hide()
        settle()
        ground.show()
        settle()
        assert stands_in_turn(page, *bars)
    bars[0].tell(" ".join((WORDS, WORDS, WORDS)))
    assert stands_in_turn(page, *bars), "what lies on a notice that grows goes up with it"
    bars[0].tell("Short.")
    assert stands_in_turn(page, *bars)
    assert area.height() == bars[1].geometry().top()


def test_a_notice_stays_where_it_is_when_the_one_below_it_goes(ground_of_two):
    page, ground, area, (lower, upper) = ground_of_two
    before = upper.geometry()
    lower.clear()
    settle()
    assert upper.geometry() == before
    assert area.height() == before.top()
    upper.tell(WORDS)
    assert upper.geometry().bottom() + 1 == page.height()
    lower.tell(WORDS)
    assert stands_in_turn(page, upper, lower)
    upper.clear()
    lower.clear()
    assert area.height() == ground.height()


def test_a_new_notice_closes_the_gap_below_the_one_that_stayed(ground_of_two):
    page, ground, _area, (lower, upper) = ground_of_two
    third = NoticeBar(page)
    third.lie_on(ground)
    lower.clear()
    third.tell(WORDS)
    assert upper.geometry().bottom() + 1 == page.height()
    assert not upper.geometry().intersects(third.geometry())


def test_going_between_result_and_costs_lifts_no_notice(opened, qtbot):
    window = opened.window
    show(opened, "costs", qtbot)
    costs = opened.journey.opened.room("costs").page
    costs.today = lambda: "2099-01-01"
    costs.refresh()
    qtbot.waitUntil(lambda: "Out of date" in costs.notices.text, timeout=9_000)
    window.notices.tell(WORDS)
    settle()
    for _turn in range(3):
        opened.journey.show_tab("result")
        settle()
        QTest.qWait(20)
        opened.journey.show_tab("costs")
        settle()
        QTest.qWait(20)
        tops = [
            bar.mapTo(window, QPoint(0, 0)).y() - costs.ground.mapTo(window, QPoint(0, 0)).y()
            for bar in (costs.notices, window.notices)
        ]
        assert "Out of date" in costs.notices.text
        height = costs.ground.height()
        own, general = costs.notices.height(), window.notices.height()
        assert tops == [height - own, height - own - general]


def test_it_follows_the_ground_when_the_window_changes(opened):
    window = opened.window
    window.notices.tell(WORDS)
    for width, height in ((1024, 700), (700, 500), (1440, 900)):
        window.resize(width, height)
        settle()
        QTest.qWait(20)
        ground = window.room.notice_ground()
        foot = ground.mapTo(window, QPoint(0, ground.height())).y()
        assert window.notices.geometry().bottom() + 1 == foot
        assert window.notices.width() == ground.width()
    opened.journey.show_tab("result")
    settle()
    QTest.qWait(20)
    ground = window.room.notice_ground()
    assert (
        window.notices.geometry().bottom() + 1
        == ground.mapTo(window, QPoint(0, ground.height())).y()
    )


def test_what_came_of_an_action_is_told_where_it_was_pressed(opened, qtbot):
    notices = opened.window.notices
    notices.tell(WORDS, action="Undo", act=lambda: notices.tell("It is taken back."))
    settle()
    before = notices.geometry()
    QCursor.setPos(notices.action.mapToGlobal(notices.action.rect().center()))
    qtbot.mouseClick(notices.action, LEFT)
    settle()

    assert notices.text == "It is taken back."
    assert notices.geometry().bottom() == before.bottom()


def test_an_action_that_tells_nothing_ends_its_notice(opened, qtbot):
    notices = opened.window.notices
    notices.tell(WORDS, action="Undo", act=lambda: None)
    settle()
    qtbot.mouseClick(notices.action, LEFT)

    assert notices.isHidden()
    assert notices.text == ""
