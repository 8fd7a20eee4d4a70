"""What cannot be an archive, or not now, is refused in one sentence and left as it was."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import apsw
import pytest

from core.archive.archive import Archive
from core.errors import ArchiveFault, NewerFile, TuningForkError


@pytest.fixture
def kept(path, begin, answered, analyst):
    """A closed archive with a few assessments."""
    archive = Archive.open(path)
    for number in range(4):
        answers = {"KN2": answered("KN2", note=f"note {number} " * 50)}
        archive.create(begin(f"a{number}", answers=answers), analyst)
    archive.close()
    return path


def refusal(path, key=None):
    with pytest.raises(TuningForkError) as refused:
        Archive.open(path, key)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_folder(tmp_path):
    assert "is a folder" in refusal(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    assert "cannot be opened" in refusal(tmp_path / "file" / "archive.tuningfork")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX pipes")
def test_a_pipe_or_a_device(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "cannot be opened" in refusal(tmp_path / "pipe")
    assert "cannot be opened" in refusal(Path(os.devnull))


@pytest.mark.parametrize(
    "content", [b"Dear diary", b"\0" * 4096, b"%PDF-1.7" * 2_000, os.urandom(8192)]
)
def test_a_file_of_another_kind_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "letter.tuningfork"
    path.write_bytes(content)
    assert "not an archive" in refusal(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path):
    path = tmp_path / "music.db"
    other = apsw.Connection(str(path))
    other.execute("PRAGMA user_version = 3; CREATE TABLE songs (name)")
    other.close()
    content = path.read_bytes()
    assert "not an archive" in refusal(path)
    assert path.read_bytes() == content


def test_an_archive_with_the_wrong_key_or_none(path):
    Archive.open(path, bytes(32)).close()
    assert "key does not fit" in refusal(path)
    assert "key does not fit" in refusal(path, bytes(range(32)))
    Archive.open(path, bytes(32)).close()


def test_a_key_for_a_plain_archive(kept):
    assert "key does not fit" in refusal(kept, bytes(32))


def test_an_archive_of_a_newer_program_is_refused_with_both_versions(kept):
    raw = apsw.Connection(str(kept))
    raw.pragma("user_version", 7)
    raw.close()
    content = kept.read_bytes()
    with pytest.raises(NewerFile, match=r"version 7.*version 1"):
        Archive.open(kept)
    assert kept.read_bytes() == content


def test_an_archive_somebody_put_a_trigger_into(kept):
    raw = apsw.Connection(str(kept))
    raw.execute("CREATE TRIGGER evil AFTER UPDATE ON archive BEGIN DELETE FROM search_texts; END")
    raw.close()
    assert "not an archive" in refusal(kept)


def test_a_page_size_that_is_not_safe(kept):
    raw = apsw.Connection(str(kept))
    raw.execute("PRAGMA page_size = 512; VACUUM")
    raw.close()
    assert "page size 512" in refusal(kept)


def test_a_cut_archive(kept):
    with kept.open("r+b") as file:
        file.truncate(kept.stat().st_size // 2)
    refusal(kept)


def test_damage_anywhere_is_noticed_in_an_encrypted_archive(path, begin, analyst, tmp_path):
    archive = Archive.open(path, bytes(32))
    archive.create(begin("one"), analyst)
    archive.close()
    chance = random.Random(7)
    for _count in range(25):
        broken = tmp_path / "broken.tuningfork"
        shutil.copy(path, broken)
        _flip(broken, chance)
        refusal(broken, bytes(32))


def test_damage_in_a_plain_archive_is_never_more_than_a_sentence(kept, tmp_path):
    chance = random.Random(11)
    for _count in range(40):
        broken = tmp_path / "broken.tuningfork"
        shutil.copy(kept, broken)
        for _flips in range(20):
            _flip(broken, chance)
        try:
            _use(broken)
        except TuningForkError as refused:
            assert str(refused).endswith(".")  # noqa: PT017


def _use(path):
    archive = Archive.open(path)
    try:
        archive.rows("note")
        for row in archive.rows():
            archive.read(row.id)
            archive.change_log(row.id)
            archive.bin(row.id)
    finally:
        archive.close()


def test_a_damaged_search_index_is_built_anew(kept):
    raw = apsw.Connection(str(kept))
    raw.execute("UPDATE search_data SET block = x'00' WHERE id > 100")
    raw.close()
    archive = Archive.open(kept)
    assert len(archive.rows("note")) == 4
    archive.close()


OTHER_WINDOW = (
    "import sys, time; from pathlib import Path; from core.archive.archive import Archive\n"
    "archive = Archive.open(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)\n"
)


def other_program(program, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
        **options,
    )


def test_an_archive_open_in_a_second_window_and_after_that_one_was_killed(kept):
    with other_program(OTHER_WINDOW, kept) as other:
        assert other.stdout.readline() == "open\n"
        began = time.perf_counter()
        assert "open in another window" in refusal(kept)
        assert time.perf_counter() - began < 2
        other.kill()
    archive = Archive.open(kept)
    assert len(archive.rows()) == 4
    archive.close()


def test_the_same_archive_twice_in_one_program(kept):
    first = Archive.open(kept)
    assert "open in another window" in refusal(kept)
    assert len(first.rows()) == 4
    first.close()


READ_ONLY = (
    "import os, sys; from pathlib import Path; from core.archive.archive import Archive\n"
    "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
    "try: Archive.open(Path(sys.argv[1]))\n"
    "except Exception as error: print(type(error).__name__, error)\n"
)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555)])
def test_a_read_only_archive(kept, file_mode, folder_mode):
    # Root may write everywhere, so the other program becomes nobody; it must reach the folder.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.tuningfork"
        shutil.copy(kept, path)
        path.chmod(file_mode)
        Path(folder).chmod(folder_mode)
        with other_program(READ_ONLY, path) as other:
            told = other.stdout.read()
        Path(folder).chmod(0o755)
    assert told.startswith("ArchiveFault")
    assert "read-only" in told


FULL = (
    "import resource, sys; from pathlib import Path\n"
    "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    "from core.analysis.analyst import Analyst\n"
    "from core.archive.archive import Archive\n"
    "from core.assessment.document import AnswerEntry\n"
    "from core.assessment.edits import answer_edit\n"
    "from core.assessment.session import AssessmentSession\n"
    "from core.model.compile import compile_model\n"
    "from core.model.loader import load_shipped\n"
    "path = Path(sys.argv[1]); archive = Archive.open(path); now = '2026-11-20T10:00:00Z'\n"
    "model = compile_model(load_shipped()); opened = archive.read('a0')\n"
    "session = AssessmentSession(opened, Analyst(model), archive, lambda: now)\n"
    "size = path.stat().st_size\n"
    "limit = lambda top: resource.setrlimit(resource.RLIMIT_FSIZE, (top, -1))\n"
    "limit(size)\n"
    "for letter in 'ab':\n"
    "    entry = AnswerEntry(state='unknown', note=letter * 19_000)\n"
    "    session.perform(answer_edit(session.assessment, 'KN3', entry), is_typing=True)\n"
    "    session.flush(); print(session.save_state.status, session.save_state.message)\n"
    "limit(-1); session.flush(); print(session.save_state.status)\n"
)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_full_disk_keeps_the_text_and_the_next_save_brings_it(kept):
    with other_program(FULL, kept) as other:
        first, second, last = other.stdout.read().splitlines()
    assert first.startswith("failed")
    assert "Free some space" in first
    assert second == first
    assert last == "saved"
    archive = Archive.open(kept)
    assert archive.read("a0").entry("KN3").note == "b" * 19_000
    archive.close()


def test_the_wrong_library_is_noticed(path, monkeypatch):
    monkeypatch.delattr(apsw, "mc_version")
    assert "without encryption" in refusal(path)
    assert not path.exists()


def test_an_old_library_is_noticed(path, monkeypatch):
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    assert "3.51.2" in refusal(path)


def test_the_settings_that_keep_it_safe_are_on(path, key):
    archive = Archive.open(path, key)
    connection = archive._live()
    settings = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "page_size": 4096,
        "mmap_size": 0,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    assert {name: connection.pragma(name) for name in settings} == settings
    if key:
        assert connection.pragma("cipher") == "sqlcipher"
    archive.close()


def _flip(path, chance):
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def test_a_damaged_document_is_said_and_the_list_still_opens(kept):
    archive = Archive.open(kept)
    archive._live().execute("UPDATE assessments SET document = '{' WHERE id = 'a1'")
    with pytest.raises(ArchiveFault, match="cannot be read"):
        archive.read("a1")
    assert len(archive.rows()) == 4
    archive.close()
