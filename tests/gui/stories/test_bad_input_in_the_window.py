"""Bad input in the real window: a sentence with the next step, and nothing lost or half-written."""

import io
import json
import random
import struct
import zlib

import apsw
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.archive.archive import Archive
from core.report.glyphs import legible
from gui.start_page import StartPage

LEFT = Qt.MouseButton.LeftButton
HOSTILE = (
    'R&D <5 kg <img src="/etc/passwd"/> </para> %s {0} {client} Grüße \U0001f600 '
    "مرحبا بالعالم שלום a\x00b\x1bc invoice\u202efdp.exe cafe\u0301",
    "x" * 20_000,
    "x" * 299 + "\U0001f600 cut by the end of a field",
)


def write_into(field, text):
    """Paste into a field as a user would, over whatever stands there."""
    field.setFocus()
    field.selectAll()
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


def squeezed(text):
    return "".join(text.split())


def words_of(data):
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return squeezed("".join(texts).replace("\ufffe", "-"))


def open_sample(program, qtbot):
    """Open the sample in which gates block what the client hopes for."""
    page = program.journey.archive_page
    page.desk.add_samples()
    qtbot.waitUntil(lambda: page.list.current() != "")
    sample = next(row.id for row in page._archive.rows() if row.recommended == "RAG")
    program.journey.open(sample)
    qtbot.waitUntil(lambda: program.journey.opened is not None)
    return program.journey.opened


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_any_text_in_any_field_reaches_the_paper_and_comes_back(
    text, start_program, program, qtbot, tmp_path
):
    fill_settings(program, text)
    opened = open_sample(program, qtbot)
    fill_details(opened, text)
    fill_question(opened, qtbot, text)
    override_a_gate(program, opened, qtbot, text)
    session = opened.session
    target = tmp_path / "handout.pdf"
    export(program, opened, qtbot, target)

    check_document(session.assessment, text)
    written = words_of(target.read_bytes())
    for kept in printed(session.assessment, program.preferences.value.firm):
        assert squeezed(legible(kept))[:60] in written, ascii(kept[:60])
    program.window.close()
    again = start_program().journey.archive_page._archive
    assert again.read(session.assessment.id) == session.assessment
    assert len(again.rows()) == 3
    assert not list(tmp_path.rglob("*.part"))


def fill_settings(program, text):
    program.journey.show_settings()
    page = program.journey.settings_page
    for field in (page.consultant, page.firm):
        write_into(field, text)
        field.commit()
    program.journey.show_archive()


def fill_details(opened, text):
    """Put the text into every field about the use case."""
    details = opened.go_to("PD1").page.body.currentWidget().details
    for field in (*details.lines.values(), details.situation.field):
        write_into(field, text)


def fill_question(opened, qtbot, text):
    """Put the text into every field of a question that takes a number."""
    row = opened.go_to("EX1").page.body.currentWidget().rows["EX1"]
    for field in (row.note.field, row.private_note.field, row.number.field):
        write_into(field, text)
    qtbot.mouseClick(row.evidence.open_button, LEFT)
    write_into(row.evidence.editor.text, text)
    write_into(row.evidence.editor.owner, text)
    qtbot.mouseClick(row.evidence.editor.done, LEFT)
    assert row.number.field.property("fault") is True
    assert row.number._fault.accessibleName() or row.number.field.accessibleDescription()


def override_a_gate(program, opened, qtbot, text):
    program.journey.show_tab("result")
    page = opened.room("result").page
    page.settle()
    row = next(one for one in page.gates.rows.values() if one.action.text() == "Override…")
    row.action.click()
    write_into(row.field.reason, text[:2_000])
    row.field.confirm.click()
    assert opened.session.assessment.overrides


def export(program, opened, qtbot, target):
    program.journey.show_tab("report")
    page = opened.room("report").page
    qtbot.waitUntil(lambda: page.options.export.isEnabled(), timeout=20_000)
    page.export_to(target)
    qtbot.waitUntil(target.exists, timeout=10_000)


def check_document(assessment, text):
    """The document holds every letter; what cannot be seen is there as a sign."""
    details, entry = assessment.details, assessment.entry("EX1")
    (override,) = assessment.overrides.values()
    for kept, longest in (
        (details.client, 300), (details.use_case, 300), (details.participants, 300),
        (details.consultant, 300), (details.situation, 20_000), (entry.note, 20_000),
        (entry.private_note, 20_000), (entry.number_text, 300), (entry.evidence.text, 300),
        (entry.evidence.owner, 300), (override.reason, 2_000), (override.by, 300),
    ):  # fmt: skip
        # A field counts an emoji as two.
        assert min(len(text), longest) - len(kept) in (0, 1), ascii(kept)
        assert "\0" not in kept
        kept.encode()


def printed(assessment, firm):
    details, entry = assessment.details, assessment.entry("EX1")
    (override,) = assessment.overrides.values()
    yield from (firm, details.client, details.use_case, details.participants)
    yield from (details.consultant, details.situation, entry.note, entry.evidence.text)
    yield from (entry.evidence.owner, override.reason, override.by)


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "1e400", "-5", "9" * 30, "twelve", "1.5", "١٢", "0x10"]
)
def test_a_number_that_is_none_stays_in_its_field_with_a_sentence(program, qtbot, text):
    opened = open_sample(program, qtbot)
    row = opened.go_to("EX1").page.body.currentWidget().rows["EX1"]
    write_into(row.number.field, text)
    qtbot.keyClick(row.number.field, Qt.Key.Key_Return)

    told = row.number.field.accessibleDescription()
    assert told.startswith("Write ")
    assert told.endswith("Your text is kept.")
    assert row.number.field.text() == text
    assert opened.session.assessment.entry("EX1").number is None
    assert opened.session.assessment.entry("EX1").number_text == text


def exchange(**changes):
    assessment = {
        "id": "one",
        "created": "2026-11-20T09:00:00Z",
        "model": {"id": "core", "version": "1.1"},
    }
    envelope = {"format": "tuning-fork-assessment", "format_version": 1}
    return json.dumps(envelope | {"assessment": assessment | changes}).encode()


BAD_FILES = {
    "criterion": (exchange(answers={"ZZ9": {}}), "expected a question of the decision model"),
    "level": (
        exchange(answers={"PD1": {"state": "answered", "level": "PD1.z"}}),
        "expected one of PD1.a",
    ),
    "state": (exchange(answers={"PD1": {"state": "perhaps"}}), "expected 'answered'"),
    "range": (
        exchange(answers={"EX1": {"state": "answered", "level": "EX1.a", "number": -5}}),
        "Write a whole number from 0",
    ),
    "nan": (exchange(answers={"EX1": {"number": float("nan")}}), "NaN is none"),
    "huge": (b'{"a": 1e400}', "expected a finite number"),
    "twice": (b'{"format": 1, "format": 2}', "stands twice"),
    "utf-16": (exchange().decode().encode("utf-16"), "Save it as UTF-8"),
    "latin-1": ('{"a": "ü"}'.encode("latin-1"), "perhaps Latin-1"),
    "cut": (exchange()[:-30], "the file is cut off here"),
    "deep": (b"[" * 100_000, "at most 40 levels"),
    "newer": (exchange().replace(b'_version": 1', b'_version": 2'), "Update the program"),
    "types": (exchange(details=[1]), "expected an object in braces"),
    "list": (b"[]", "expected an assessment of Tuning Fork"),
    "noise": (random.Random(1).randbytes(4_096), "expected text in UTF-8"),
    "empty": (b"", "the file is empty"),
}


def test_no_bad_file_gets_into_the_archive(program, qtbot, tmp_path):
    page, notices = program.journey.archive_page, program.window.notices
    big = tmp_path / "200mb.json"
    with big.open("wb") as stream:
        stream.truncate(200_000_000)
    cases = {big: "at most 20 MB", tmp_path: "is a folder", tmp_path / "gone.json": "not there"}
    for name, (data, expected) in BAD_FILES.items():
        path = tmp_path / f"{name}.json"
        path.write_bytes(data)
        cases[path] = expected

    for path, expected in cases.items():
        notices.clear()
        page.desk.bring_in(path)
        qtbot.waitUntil(lambda path=path: path.name in notices.text)
        assert expected in notices.text
        assert "\n" not in notices.text
        assert page._archive.rows() == ()


def test_what_one_program_exports_another_imports_whatever_was_typed(program, qtbot, tmp_path):
    opened = open_sample(program, qtbot)
    fill_details(opened, HOSTILE[0])
    original = opened.session.assessment
    program.journey.show_archive()
    page, file = program.journey.archive_page, tmp_path / "copy.json"
    page.desk.hand_out(original.id, file, with_private_notes=True)
    qtbot.waitUntil(file.exists)
    page.desk.bring_in(file)
    qtbot.waitUntil(lambda: len(page._archive.rows()) == 4)

    copy = page._archive.read(page.list.current())
    assert copy == original.model_copy(update={"id": copy.id})


def foreign_database(path):
    connection = apsw.Connection(str(path))
    connection.execute(
        "CREATE TABLE songs (name); CREATE TABLE gone (name);"
        "CREATE TRIGGER trap AFTER INSERT ON songs BEGIN DELETE FROM gone; END;"
        "INSERT INTO gone VALUES ('kept')"
    )
    connection.close()


def newer_archive(path):
    Archive.open(path).close()
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", 99)
    connection.close()


def jpeg(path):
    Image.new("RGB", (64, 64), (11, 93, 138)).save(path, "JPEG")


BAD_ARCHIVES = {
    "noise": (
        lambda path: path.write_bytes(random.Random(1).randbytes(8_192)),
        "is not an archive",
    ),
    "jpeg": (jpeg, "is not an archive"),
    "foreign": (foreign_database, "is not an archive"),
    "encrypted": (lambda path: Archive.open(path, bytes(32)).close(), "the key does not fit"),
    "newer": (newer_archive, "Update the program"),
}


@pytest.mark.parametrize("kind", BAD_ARCHIVES)
def test_what_is_no_archive_stays_as_it_is_and_the_window_offers_a_way_on(
    start_program, qtbot, tmp_path, kind
):
    make, expected = BAD_ARCHIVES[kind]
    path = tmp_path / "clients" / "work.tuningfork"
    path.parent.mkdir()
    make(path)
    before, beside = path.read_bytes(), set(path.parent.iterdir())

    program = start_program(path)

    page = program.window.room
    assert isinstance(page, StartPage)
    assert expected in page.state.accessibleDescription()
    qtbot.mouseClick(page.state.buttons[1], LEFT)
    qtbot.waitUntil(lambda: isinstance(program.window.room, StartPage))
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) <= beside
    path.unlink()
    qtbot.mouseClick(program.window.room.state.buttons[1], LEFT)
    qtbot.waitUntil(lambda: program.journey.archive_page is not None)
    assert program.window.room is program.journey.archive_page


def test_an_archive_in_a_folder_that_cannot_be_made(start_program, qtbot, tmp_path):
    (tmp_path / "letter").write_text("Dear client", "utf-8")
    program = start_program(tmp_path / "letter" / "work.tuningfork")
    assert "Check that the folder is there" in program.window.room.state.accessibleDescription()
    assert (tmp_path / "letter").read_text("utf-8") == "Dear client"


def test_a_folder_that_is_missing_is_made(start_program, tmp_path):
    program = start_program(tmp_path / "new" / "deep" / "work.tuningfork")
    assert program.window.room is program.journey.archive_page


def test_neither_the_report_nor_an_export_takes_the_place_of_the_archive(program, qtbot, tmp_path):
    opened = open_sample(program, qtbot)
    archive = program.journey.archive_page._archive
    program.journey.show_tab("report")
    page = opened.room("report").page
    qtbot.waitUntil(lambda: page.options.export.isEnabled(), timeout=20_000)
    page.export_to(archive.path)
    qtbot.waitUntil(lambda: "another kind" in page.notices.text)
    program.journey.show_archive()
    program.window.notices.clear()
    identity = opened.session.assessment.id
    program.journey.archive_page.desk.hand_out(identity, archive.path, with_private_notes=True)
    qtbot.waitUntil(lambda: "another kind" in program.window.notices.text)

    assert archive.path.read_bytes().startswith(b"SQLite format 3")
    assert len(archive.rows()) == 3
    assert not list(archive.path.parent.glob(".*.part"))


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb():
    """Return a PNG of a few bytes that claims 40,000 x 40,000 pixels."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0" * 64)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def saved_as(kind, mode="RGB", **options):
    target = io.BytesIO()
    Image.new(mode, (300, 100)).save(target, kind, **options)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a", "not a PNG or JPEG"),
        (saved_as("GIF"), "not a PNG or JPEG"),
        (saved_as("PNG")[:120], "damaged"),
        (saved_as("JPEG")[:200], "damaged"),
        (bomb(), "25 million pixels"),
        (b"\x89PNG" + bytes(6_000_000), "at most 5 MB"),
    ],
    ids=["head", "gif", "cut-png", "cut-jpeg", "bomb", "heavy"],
)
def test_what_cannot_be_a_logo_is_said_beside_the_button_and_the_old_one_stays(
    program, qtbot, tmp_path, data, said
):
    program.journey.show_settings()
    page, file = program.journey.settings_page, tmp_path / "logo"
    file.write_bytes(saved_as("PNG"))
    page.logo.read(file)
    qtbot.waitUntil(page.logo.remove.isVisible)
    before = program.preferences.logo()
    file.write_bytes(data)
    page.logo.read(file)
    qtbot.waitUntil(lambda: page.logo.below.property("tone") == "block")

    assert said in page.logo.below.text()
    assert page.logo.choose.isEnabled()
    assert program.preferences.logo() == before
