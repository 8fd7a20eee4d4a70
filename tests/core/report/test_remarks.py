"""How this was decided names the client's hope and the answers changed after the result."""

from core.assessment.document import AnswerEntry
from core.assessment.seen import as_seen
from core.report.pdf import render_bytes


def test_the_method_tells_the_hope_and_what_was_changed_later(
    warranty, content_of, read_pages, squeezed
):
    hoped = warranty.details.model_copy(update={"favourite": "LORA"})
    before = warranty.model_copy(update={"details": hoped})
    seen = before.model_copy(update={"seen": as_seen(before, {}, "2026-11-12T15:00:00Z")})
    changed = AnswerEntry(state="unknown")
    after = seen.model_copy(update={"answers": {**seen.answers, "EX1": changed, "KN2": changed}})

    pages = squeezed("".join(read_pages(render_bytes(content_of(after)))))
    assert squeezed("Before the result was seen, the client hoped for LoRA tuning; the") in pages
    assert squeezed("2 answers were changed after the result was seen: KN2, EX1.") in pages


def test_without_anything_to_say_the_method_says_nothing(warranty, content_of):
    seen = warranty.model_copy(update={"seen": as_seen(warranty, {}, "2026-11-12T15:00:00Z")})
    passages = content_of(warranty).method.passages
    assert content_of(seen).method.passages == passages
    assert not any("result was seen" in passage for passage in passages)
