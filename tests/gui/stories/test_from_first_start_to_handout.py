"""The whole job, by mouse and keys: first start, one use case, the handout, and back again."""

import pypdfium2
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit

from core.model.loader import load_shipped

ANSWERS = {
    "PD": "ccdcbac",
    "KN": "aaaaaaca",
    "BO": "aacba",
    "EX": "eabac",
    "EV": "ddcc",
    "EC": "dbbb",
    "CN": "adcccda",
    "TH": "cd",
    "RS": "aaa",
}
CHOSEN = {
    f"{factor}{place + 1}": f"{factor}{place + 1}.{letter}"
    for factor, letters in ANSWERS.items()
    for place, letter in enumerate(letters)
}
CLIENT = "Atelier Brandt & Co <5 people>"
USE_CASE = "Product texts in the house voice"
NOTE = "Texts by four writers, 2021 to 2026."
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def press(program, qtbot, words):
    """Click the visible button that carries these words."""
    for button in program.window.findChildren(QAbstractButton):
        shown = button.text().replace("&&", "&")
        if button.isVisible() and button.isEnabled() and words in (shown, button.accessibleName()):
            qtbot.mouseClick(button, LEFT)
            return
    raise AssertionError(f"no visible button says {words!r}")


def key(which, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), which, modifier)


def answer_everything_by_keyboard():
    """One digit a question, Control and down to the next one, Control and page down onwards.

    Where a number could be given, digits write it: there the arrows choose.
    """
    criteria = load_shipped().criteria
    for factor, letters in ANSWERS.items():
        for place, letter in enumerate(letters):
            level = ord(letter) - ord("a")
            if criteria[factor][place].number:
                for _step in range(level):
                    key(Qt.Key.Key_Down)
                key(Qt.Key.Key_Space)
            else:
                key(Qt.Key(Qt.Key.Key_1 + level))
            if place < len(letters) - 1:
                key(Qt.Key.Key_Down, CONTROL)
        if factor != "RS":
            key(Qt.Key.Key_PageDown, CONTROL)


def save_as(path):
    """Type a file name into the dialog that is about to open, and accept it."""

    def type_it():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChild(QLineEdit).setText(str(path))
        dialog.accept()

    QTimer.singleShot(200, type_it)


def words_of(path):
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(texts).replace("\ufffe", "-").split())


def begin(program, qtbot):
    """Start the first assessment and name it."""
    press(program, qtbot, "New assessment")
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    QTest.keyClicks(QApplication.focusWidget(), CLIENT)
    key(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), USE_CASE)
    return program.journey.opened.session


def note_something(program):
    page = program.journey.opened.go_to("RS3").page
    field = page.body.currentWidget().rows["RS3"].note.field
    field.setFocus()
    QTest.keyClicks(field, NOTE)


def hand_over(program, qtbot, target):
    """Look at the result, then export the report through the file dialog."""
    press(program, qtbot, "Result")
    press(program, qtbot, "Report")
    page = program.journey.opened.room("report").page
    qtbot.waitUntil(lambda: page.options.export.isEnabled(), timeout=15_000)
    save_as(target)
    press(program, qtbot, "Export PDF…")
    qtbot.waitUntil(target.exists, timeout=10_000)


def come_back(start_program, qtbot, identity):
    """Start the program again and open the assessment from the list, by keyboard."""
    again = start_program()
    qtbot.waitUntil(lambda: again.library.is_ready, timeout=10_000)
    again.journey.archive_page.list.setFocus()
    key(Qt.Key.Key_Down)
    assert again.journey.archive_page.list.current() == identity
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.journey.opened is not None)
    return again.journey.opened.session


def test_a_consultant_assesses_one_use_case_and_hands_over_a_pdf(
    start_program, program, qtbot, tmp_path
):
    session = begin(program, qtbot)
    program.journey.opened.go_to("PD1")
    answer_everything_by_keyboard()
    note_something(program)

    assert {q: session.assessment.entry(q).level for q in CHOSEN} == CHOSEN
    assert session.assessment.details.client == CLIENT
    assert session.assessment.details.use_case == USE_CASE
    assert session.recommendation.recommended == "LORA"

    qtbot.waitUntil(lambda: session.insight.robustness is not None, timeout=5_000)
    hand_over(program, qtbot, tmp_path / "handout.pdf")
    check_paper(words_of(tmp_path / "handout.pdf"), session.recommendation)

    program.window.close()
    reopened = come_back(start_program, qtbot, session.assessment.id)
    assert reopened.assessment == session.assessment
    assert reopened.recommendation.fingerprint == session.recommendation.fingerprint


def check_paper(paper, recommendation):
    """Every question and answer stands on paper, and what was typed, letter by letter."""
    for words in (CLIENT, USE_CASE, NOTE, recommendation.short_fingerprint):
        assert words in paper
    assert recommendation.verdict.sentence.split(":")[0] in paper
    for criterion in (q for criteria in load_shipped().criteria.values() for q in criteria):
        level = next(one for one in criterion.levels if one.id == CHOSEN[criterion.id])
        assert criterion.question in paper, criterion.id
        assert level.label in paper, level.id
