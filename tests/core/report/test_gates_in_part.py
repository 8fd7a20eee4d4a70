"""On paper a gate that holds in part is a warning with the split and what follows from it."""

from core.assessment.document import AnswerEntry, SplitEntry
from core.report.pdf import render_bytes


def test_a_gate_that_holds_in_part_is_printed_once_among_the_warnings(
    warranty, content_of, read_pages, squeezed
):
    split = SplitEntry(parts={"PD1.a": 50, "PD1.c": 50})
    half = {
        "PD1": AnswerEntry(state="answered", level="PD1.a", split=split),
        "PD2": AnswerEntry(state="answered", level="PD2.b"),
    }
    changes = {"answers": {**warranty.answers, **half}, "overrides": {}}
    content = content_of(warranty.model_copy(update=changes))

    (line,) = [line for line in content.gates.warnings if line.id == "G2"]
    assert (line.word, line.status) == ("Holds in part", "conditional")
    assert "50 of 100 failures come from missing" in line.because
    others = (*content.gates.barring, *content.gates.undecided)
    assert "G2" not in [line.id for line in others]
    pages = squeezed("".join(read_pages(render_bytes(content))))
    assert squeezed("That is the answer, not an open question") in pages
