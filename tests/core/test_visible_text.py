"""What cannot be seen is shown, and nothing is dropped."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.assessment.document import AnswerEntry, Details, Override
from core.visible_text import visible_text


def test_a_nul_is_shown_as_its_picture():
    assert visible_text("a\0b\x7f\x1b") == "a␀b␡␛"


def test_tabs_and_line_breaks_stay():
    assert visible_text("one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n\tfour"
    assert visible_text("one\u2028two\u2029three") == "one\ntwo\nthree"


def test_what_has_no_picture_becomes_the_replacement_character():
    assert visible_text("\x85\ud800") == "\ufffd\ufffd"


def test_other_scripts_emoji_and_writing_direction_stay():
    text = "שלום \u202eabc\u202c 👩‍👩‍👧‍👦 <b>&amp;"
    assert visible_text(text) == text


@given(st.text(st.characters(), max_size=50))
@settings(database=None, deadline=None)
def test_any_text_can_be_stored_and_keeps_its_length(text):
    shown = visible_text(text)
    assert shown.encode() is not None
    assert len(shown) == len(text.replace("\r\n", "\n"))
    assert visible_text(shown) == shown


def test_the_rule_holds_in_every_text_of_the_document():
    assert Details(client="a\0").client == "a␀"
    assert AnswerEntry(note="a\0", private_note="\ud800").private_note == "\ufffd"
    assert Override(reason="a\0", by="", date="2026-11-20").reason == "a␀"
