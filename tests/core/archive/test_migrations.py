"""An older archive is raised by a newer program: copied first, then whole or not at all."""

import apsw
import pytest

from core.archive.archive import Archive
from core.archive.engine import open_connection
from core.archive.migrations import STEPS, bring_up_to_date, copy_path
from core.errors import ArchiveFault


def add_colour(connection):
    connection.execute("ALTER TABLE assessments ADD COLUMN colour TEXT")
    connection.execute("UPDATE assessments SET colour = 'green'")


def break_down(connection):
    connection.execute("DELETE FROM search_texts")
    connection.execute("SELECT nonsense FROM nowhere")


@pytest.fixture
def older(path, key, begin, analyst):
    """A closed archive of the present version, as a newer program will find it."""
    archive = Archive.open(path, key)
    archive.create(begin("one"), analyst)
    archive.close()
    connection = open_connection(path, key)
    yield connection
    connection.close()


def test_a_step_raises_the_version_and_a_sound_copy_stays(older, path, key):
    bring_up_to_date(older, path, key, (*STEPS, add_colour))
    assert older.pragma("user_version") == len(STEPS) + 1
    assert older.execute("SELECT colour FROM assessments").get == "green"
    copy = Archive.open(copy_path(path, len(STEPS)), key)
    assert [row.id for row in copy.rows()] == ["one"]
    copy.close()
    assert not list(path.parent.glob(".*"))


def test_a_step_that_fails_leaves_the_archive_as_it_was(older, path, key):
    with pytest.raises(apsw.SQLError, match="no such"):
        bring_up_to_date(older, path, key, (*STEPS, add_colour, break_down))
    assert older.pragma("user_version") == len(STEPS)
    assert older.execute("SELECT count(*) FROM search_texts").get == 1
    older.close()
    archive = Archive.open(path, key)
    assert [row.id for row in archive.rows("warranty")] == ["one"]
    archive.close()


def test_without_room_for_a_copy_nothing_is_raised(older, path, key, monkeypatch):
    monkeypatch.setattr(
        "core.archive.migrations.open_connection", lambda *_: (_ for _ in ()).throw(apsw.FullError)
    )
    with pytest.raises(apsw.FullError):
        bring_up_to_date(older, path, key, (*STEPS, add_colour))
    assert older.pragma("user_version") == len(STEPS)


def test_a_copy_that_is_not_sound_stops_the_update(older, path, key, monkeypatch):
    monkeypatch.setattr("core.archive.migrations.is_sound_copy", lambda *_: False)
    with pytest.raises(ArchiveFault, match="not updated"):
        bring_up_to_date(older, path, key, (*STEPS, add_colour))
    assert older.pragma("user_version") == len(STEPS)
    assert not list(path.parent.glob(".*"))


def test_a_present_archive_is_not_touched(older, path, key):
    bring_up_to_date(older, path, key)
    assert not copy_path(path, len(STEPS)).exists()
