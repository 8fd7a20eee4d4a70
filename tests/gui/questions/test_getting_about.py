"""Moving through the questionnaire by keyboard, at every width, with nothing lost or nameless."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

CONTROL = Qt.KeyboardModifier.ControlModifier


def focused():
    return QApplication.focusWidget()


def current_question(page):
    return page._current.get(page._section)


def test_control_and_page_keys_change_the_section(row, page):
    QTest.keyClick(focused(), Qt.Key.Key_PageDown, CONTROL)
    assert page._section == 2
    assert page.body.currentWidget().isAncestorOf(focused())

    QTest.keyClick(focused(), Qt.Key.Key_PageUp, CONTROL)
    QTest.keyClick(focused(), Qt.Key.Key_PageUp, CONTROL)
    assert page._section == 0
    QTest.keyClick(focused(), Qt.Key.Key_PageUp, CONTROL)
    assert page._section == 0


def test_control_and_arrows_change_the_question(row, page):
    QTest.keyClick(focused(), Qt.Key.Key_Down, CONTROL)
    assert current_question(page) == "KN3"

    QTest.keyClick(focused(), Qt.Key.Key_Up, CONTROL)
    QTest.keyClick(focused(), Qt.Key.Key_Up, CONTROL)
    assert current_question(page) == "KN1"

    QTest.keyClick(focused(), Qt.Key.Key_Up, CONTROL)
    assert page._section == 0


def test_at_the_end_of_a_section_a_link_leads_to_the_next_and_at_last_to_the_result(qtbot, page):
    page.show_section(1)
    end = page.body.currentWidget().end
    assert end.link.text() == f"Next section: {page._factors[2].title}".replace("&", "&&")
    qtbot.mouseClick(end.link, Qt.MouseButton.LeftButton)
    assert page._section == 2
    assert page.body.currentWidget().isAncestorOf(focused())

    page.show_section(len(page._factors) - 1)
    with qtbot.waitSignal(page.result_wanted, timeout=500):
        qtbot.mouseClick(page.body.currentWidget().end.link, Qt.MouseButton.LeftButton)


def test_the_keys_are_told_where_they_are_needed(row, page):
    tips = [button.toolTip() for button in row.states._buttons.values()]
    assert tips == ["Don’t know (D)", "Not applicable (N)", "Ask later (L)"]
    said = " ".join(
        part.accessibleName()
        for part in page.body.currentWidget().end.children()
        if isinstance(part, QWidget)
    )
    assert "Ctrl+PgDn next section" in said


@pytest.mark.parametrize("width", [1440, 1024, 700])
def test_the_line_of_keys_is_never_cut(row, page, width):
    page.resize(width, 700)
    QApplication.processEvents()
    keys = page.body.currentWidget().end._keys
    assert keys.height() >= keys.heightForWidth(keys.width()) > 0


def test_they_work_from_inside_a_note(row, page):
    row.note.field.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down, CONTROL)
    assert current_question(page) == "KN3"


def test_the_section_list_moves_and_enters(page):
    page.sections.view.setFocus()
    QTest.keyClick(page.sections.view, Qt.Key.Key_Down)
    assert page._section == 1
    assert focused() is page.sections.view

    QTest.keyClick(page.sections.view, Qt.Key.Key_Return)
    assert current_question(page) == "KN1"


def test_sections_are_read_out_with_their_counts(row, page):
    QTest.keyClick(focused(), Qt.Key.Key_3)
    model = page.sections.view.model()
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("Knowledge: 1 answered, ")
    assert spoken.endswith(" open.")


def test_text_stays_while_other_sections_are_shown(row, page, session):
    row.note.field.setFocus()
    QTest.keyClicks(focused(), "half a thou")
    page.show_section(5)
    assert session.assessment.entry("KN2").note == "half a thou"

    page.show_section(1)
    assert page.body.currentWidget().rows["KN2"] is row
    assert row.note.field.toPlainText() == "half a thou"


def test_an_unread_number_stays_while_other_sections_are_shown(page, session):
    page.go_to("KN3")
    row = page.body.currentWidget().rows["KN3"]
    row.number.field.setFocus()
    QTest.keyClicks(focused(), "very many")
    page.show_section(5)
    page.show_section(1)

    assert row.number.field.text() == "very many"
    assert session.assessment.entry("KN3").number_text == "very many"


def test_help_opens_beside_the_question_and_escape_returns(row, page):
    QTest.keyClick(focused(), Qt.Key.Key_F1)
    assert page.help.isVisible()
    assert not page.pane.isVisible()

    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.pane.isVisible()
    assert row.isAncestorOf(focused())


def test_help_says_what_a_split_does(page):
    page.go_to("PD1")
    page.show_help()
    texts = " ".join(child.accessibleName() for child in page.help.findChildren(QWidget))

    assert "Several kinds at once" in texts
    assert "when 66 in 100 or more say so" in texts
    page.go_to("PD3")
    texts = " ".join(child.accessibleName() for child in page.help.findChildren(QWidget))
    assert "Several kinds at once" not in texts


def test_help_names_the_sources_it_rests_on(row, page, pack):
    page.show_help()
    texts = " ".join(child.accessibleName() for child in page.help.findChildren(QWidget))
    reference = next(each for each in pack.references if each.id == "[9]")

    assert reference.title in texts
    assert pack.texts[0].title in texts


def test_f8_asks_for_the_result(qtbot, row, page):
    with qtbot.waitSignal(page.result_wanted, timeout=500):
        QTest.keyClick(focused(), Qt.Key.Key_F8)


def test_a_term_is_explained_on_the_spot(page):
    page.go_to("KN3")
    row = page.body.currentWidget().rows["KN3"]
    row.margin.term_asked.emit(row.criterion.terms[0], row)
    assert page._popover.isVisible()

    QTest.keyClick(page._popover, Qt.Key.Key_Escape)
    assert not page._popover.isVisible()


def test_ask_next_leads_to_its_question(qtbot, page):
    wanted = page.pane._shown.open_questions[0].criterion
    qtbot.mouseClick(page.pane.ask_rows[0], Qt.MouseButton.LeftButton)
    assert current_question(page) == wanted


@pytest.mark.parametrize(
    ("width", "has_pane", "has_strip", "has_sections"),
    [
        (1440, True, False, True),
        (1280, True, False, True),
        (1024, False, True, True),
        (800, False, True, False),
    ],
)
def test_every_width_shows_the_result_and_a_way_to_the_sections(
    page, width, has_pane, has_strip, has_sections
):
    page.resize(width, 700)
    QApplication.processEvents()

    assert page.pane.isVisible() is has_pane
    assert page.strip.isVisible() is has_strip
    assert page.sections.isVisible() is has_sections
    assert page.head.menu_button.isVisible() is not has_sections


@pytest.mark.parametrize("width", [1440, 1280, 1024, 800])
def test_no_question_is_wider_than_its_page(qtbot, page, width):
    page.resize(width, 700)
    QApplication.processEvents()
    for place in range(9):
        page.show_section(place)
        QApplication.processEvents()
        view = page.body.currentWidget()
        qtbot.waitUntil(lambda view=view: view.widget().width() <= view.viewport().width())
        for row in view.asked_rows():
            assert row._column.geometry().right() < view.viewport().width()
            assert row._side.geometry().right() < view.viewport().width()


def test_everything_that_takes_the_focus_has_a_name(page):
    for place in range(9):
        page.show_section(place)
    page.show_help()
    for width in (1440, 800):
        page.resize(width, 700)
        QApplication.processEvents()
        nameless = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not widget.accessibleName().strip()
            and not isinstance(widget.parentWidget(), QScrollArea)
            and widget.objectName() != "qt_scrollarea_viewport"
        ]
        assert nameless == []


def test_tab_goes_through_a_question_in_reading_order(row, page):
    QTest.keyClick(focused(), Qt.Key.Key_3)
    stops = []
    for _press in range(7):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stops.append(focused().accessibleName())

    expected = ["Don’t know", "Not applicable", "Ask later", "How sure?", "Add evidence"]
    for stop, start in zip(stops, expected, strict=False):
        assert stop.startswith(start)
    assert stops[5].startswith("Note for the report")
    assert stops[6].startswith("Private note")


def test_answering_moves_nothing_under_the_pointer(row, page):
    view = page.body.currentWidget()
    places = {name: each.y() for name, each in view.rows.items()}
    for key in (Qt.Key.Key_1, Qt.Key.Key_D, Qt.Key.Key_L, Qt.Key.Key_3, Qt.Key.Key_Backspace):
        QTest.keyClick(focused(), key)
        QApplication.processEvents()
        assert {name: each.y() for name, each in view.rows.items()} == places


def test_open_help_follows_the_question(row, page):
    page.show_help()
    page.go_to("KN3")
    assert page.help.area.accessibleName() == "Help for KN3"

    page.help.area.setFocus()
    page.go_to("KN4")
    QApplication.processEvents()
    assert page.help.area.accessibleName() == "Help for KN4"


def test_no_level_is_cut_in_a_narrow_window(page):
    page.resize(900, 600)
    page.go_to("KN2")
    row = page.body.currentWidget().rows["KN2"]
    row.evidence.open_button.click()
    QApplication.processEvents()
    for part in (row.levels, row._question):
        assert part.height() >= part.heightForWidth(part.width())
