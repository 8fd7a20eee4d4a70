"""Whatever people type is printed as they typed it: it breaks nothing, opens nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.assessment.document import Details, Evidence, Override
from core.report.glyphs import legible, missing
from core.report.pdf import render_bytes

ROOT = Path(__file__).parents[3]
CORPUS = (
    "R&D <5 kg",
    '<img src="/etc/passwd"/>',
    "<b>",
    "</font></para>",
    "&lt;img src='/etc/passwd'/&gt;",
    "{}{0.__class__}{participants}",
    "%s%n",
    '<onDraw name="x"/><index item="y"/>',
    "<font color=\"[[[getattr(pow,Word('__globals__'))['os'] for Word in [1]]]]\">red</font>",
    "=1+1",
    "\\\\server\\share\\logo.png",
    "\U0001f600 and \U0001f469\u200d\U0001f469",
    "مرحبا بالعالم",
    "שלום עולם",
    "a\x00b\x1bc",
    "invoice\u202efdp.exe",
    "cafe\u0301",
    "x" * 20_000,
    "<b>" * 6_000,
    "word " * 4_000,
    "\n" * 40 + "end",
)


def infected(assessment, text):
    """Put the text wherever somebody can type."""
    short = text.strip()[:300]
    evidence = Evidence(text=short, kind="measured", owner=short, date="2026-11-03")
    answers = {
        key: entry.model_copy(update={"note": text, "evidence": evidence})
        for key, entry in list(assessment.answers.items())[:3]
    }
    details = Details(
        client=short, use_case=short, participants=short, consultant=short,
        situation=text, source=text,
    )  # fmt: skip
    override = Override(reason=text.strip()[:2_000], by=short, date="2026-11-12")
    return assessment.model_copy(
        update={
            "answers": {**assessment.answers, **answers},
            "details": details,
            "overrides": {"G2": override, "G8": override},
        }
    )


@pytest.mark.parametrize("text", CORPUS, ids=lambda text: ascii(text[:16]))
def test_hostile_text_is_printed_in_full_and_nowhere_acted_upon(
    text, warranty, content_of, read_pages, squeezed
):
    content = content_of(infected(warranty, text), firm=text[:300])
    said = squeezed("".join(read_pages(render_bytes(content))))
    assert squeezed(legible(text.strip()[:300])) in said.replace("Page", "Page")
    for line in text.split("\n"):
        for word in line.split()[:5]:
            assert squeezed(legible(word[:60])) in said


def test_braces_in_a_name_are_only_signs(bare, content_of):
    details = Details(consultant="Ada {participants} {0.__class__}")
    content = content_of(bare.model_copy(update={"details": details}))
    assert content.opening.people == "Prepared by Ada {participants} {0.__class__}."


def test_no_character_of_a_long_note_is_lost(warranty, content_of, read_pages):
    note = "".join(f"w{number:04d}" for number in range(3_990))
    content = content_of(infected(warranty, note))
    said = "".join("".join(read_pages(render_bytes(content))).split())
    assert [number for number in range(3_990) if f"w{number:04d}" not in said] == []


def test_signs_the_typeface_lacks_are_shown_by_code_and_reported(
    warranty, content_of, read_pages, squeezed
):
    content = content_of(infected(warranty, "fine \U0001f600 day"))
    assert content.substituted == ("\U0001f600",)
    said = squeezed("".join(read_pages(render_bytes(content))))
    assert squeezed("fine [U+1F600] day") in said
    assert squeezed("stands for a sign that this typeface does not have") in said


def test_letters_from_right_to_left_keep_their_order():
    assert legible("ab שלום") == "ab [U+05E9 U+05DC U+05D5 U+05DD]"


def test_marks_that_turn_the_reading_direction_are_seen():
    assert legible("invoice\u202efdp.exe") == "invoice[U+202E]fdp.exe"


def test_a_control_character_is_named_whether_raw_or_as_its_picture():
    assert legible("a\x00b") == legible("a\u2400b") == "a[U+0000]b"


def test_the_pack_itself_needs_no_substitutes(pack):
    def texts(part):
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            for item in part.values():
                yield from texts(item)
        elif isinstance(part, list | tuple):
            for item in part:
                yield from texts(item)

    assert missing(texts(pack.model_dump())) == ()


SCRIPT = """
import runpy, sys
names = runpy.run_path({story!r}); hostile = runpy.run_path({corpus!r})
kept = names['warranty']
story = kept.__wrapped__() if hasattr(kept, '__wrapped__') else kept._get_wrapped_function()()
pack = names['load_shipped'](); model = names['compile_model'](pack)
from core.report.pdf import render_bytes
def handout(assessment):
    look = names['Branding'](firm=assessment.details.client, prepared_on='2026-11-20')
    result = names['recommend'](model, assessment.sheet())
    return render_bytes(names['compose'](assessment, result, pack, look))
handout(story)
seen = []
watched = ('open', 'socket.', 'subprocess.', 'os.system', 'urllib.', 'exec', 'compile', 'os.')
def hook(event, arguments):
    if event.startswith(watched) and not event.startswith('os.getenv'):
        seen.append((event, str(arguments)[:80]))
infected = [hostile['infected'](story, text) for text in hostile['CORPUS'][:12]]
sys.addaudithook(hook)
for assessment in infected:
    handout(assessment)
print(seen)
"""


def test_user_text_opens_no_file_and_runs_nothing(tmp_path):
    here = ROOT / "tests" / "core" / "report"
    script = SCRIPT.format(story=str(here / "conftest.py"), corpus=str(Path(__file__)))
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
