"""From a change that would matter to a page of the handout, in the whole program."""

import pytest
from PySide6.QtCore import Qt


@pytest.fixture
def opened(with_samples, qtbot):
    """The first sample, open at its result, draws counted."""
    program = with_samples
    journey = program.journey
    journey.open(journey.archive_page.list.current())
    qtbot.waitUntil(lambda: journey.opened is not None)
    journey.show_tab("result")
    qtbot.waitUntil(lambda: journey.opened.session.insight.robustness is not None, timeout=20_000)
    page = journey.opened.room("result").page
    page.settle()
    return program, page


def is_printed(name, report):
    text = "".join(page.text for page in report.handout.pages)
    # At the end of a line pdfium gives a hyphen as U+FFFE.
    return "".join(name.split()) in "".join(text.replace("\ufffe", "-").split())


def test_a_kept_change_is_compared_printed_undone_and_found_again(opened, qtbot):
    program, page = opened
    session, journey = program.journey.opened.session, program.journey
    before = session.assessment
    qtbot.mouseClick(page.changes.rows[0].keep, Qt.MouseButton.LeftButton)
    page.what_if.open_editor("s1")
    page.what_if.editor.ask_name()
    qtbot.keyClicks(page.what_if.editor.name, "What the board asked")
    (scenario,) = session.assessment.scenarios.values()
    assert scenario.name == "What the board asked"
    qtbot.waitUntil(lambda: not page.what_if.study._missing(), timeout=20_000)

    journey.show_tab("report")
    report = journey.opened.room("report").page
    qtbot.waitUntil(lambda: report.options.export.isEnabled(), timeout=60_000)
    assert report.options.boxes["scenarios"].isVisible()
    assert is_printed(scenario.name, report)
    report.options.boxes["scenarios"].click()
    qtbot.waitUntil(lambda: not is_printed(scenario.name, report), timeout=60_000)

    journey.show_tab("questions")
    for _step in ("the section left out", "the name", "the scenario"):
        journey.show_tab("questions")
        journey.opened.bridge.undo_stack.undo()
    assert program.window.room is journey.opened.room("result")
    assert page.pane.places.current() == "what-if"
    assert session.assessment.scenarios == before.scenarios == {}
    journey.opened.bridge.undo_stack.redo()
    journey.opened.bridge.undo_stack.redo()

    identity = session.assessment.id
    journey.show_archive()
    archive = journey._archive
    assert archive.read(identity).scenarios["s1"] == scenario
    assert [row.id for row in archive.rows("what the board asked")] == [identity]
