"""The name proposed for the PDF works on every system, whatever the client is called."""

from hypothesis import given
from hypothesis import strategies as st

from gui.frame.file_names import LONGEST, safe_name
from gui.report.file_names import suggested_name


def test_client_and_use_case_make_the_name():
    assert suggested_name("R&D / Süd", "Tone: <b>letters</b>?") == "R D Süd, Tone b letters b.pdf"


def test_a_name_a_system_reserves_is_not_proposed():
    assert suggested_name("CON", "") == "Report CON.pdf"
    assert suggested_name("", "nul") == "Report nul.pdf"
    assert suggested_name("Aux", "Letters") == "Report Aux, Letters.pdf"


def test_an_exported_assessment_follows_the_same_rule():
    assert safe_name(("LPT1",), ".json", "Assessment") == "Assessment LPT1.json"
    assert safe_name(("con letters",), ".json", "Assessment") == "Assessment con letters.json"
    assert safe_name(("",), ".json", "Assessment") == "Assessment.json"


def test_nothing_to_name_it_by_gives_a_plain_name():
    assert suggested_name("", "…///") == "Report.pdf"


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_give_a_short_name_without_signs_a_system_minds(client, use_case):
    name = suggested_name(client, use_case)
    assert name.endswith(".pdf")
    assert len(name.encode()) <= LONGEST
    assert not set(name) & set('<>:"/\\|?*\x00')
    assert not name.startswith((" ", ".", "-"))
    assert not name.removesuffix(".pdf").endswith((" ", "."))
