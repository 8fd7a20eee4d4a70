"""A model is taken off the shelf and put back; a version that was published is still found."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assessment.document import ModelStamp
from core.assessment.models import Models
from core.errors import ExportFault
from core.model.own_copy import Signature, begin, change, publish
from core.model.own_file import write_copy
from core.model.removal import put_back
from core.model.shelf import Listing, Shelf

ME = Signature("A. Berg", "2026-11-20")
ID = "halden-1a2b"


@pytest.fixture(scope="module")
def copies():
    """Version 1.0, version 1.1 and the state in work after it."""
    first, draft = publish(
        change(begin(ID, "Halden", ME), "factors.KN.importance", 80, "Facts.", ME), ME
    )
    second, draft = publish(change(draft, "factors.KN.importance", 70, "Fewer.", ME), ME)
    return first, second, change(draft, "factors.BO.importance", 50, "Less.", ME)


@pytest.fixture
def shelf(tmp_path, copies):
    return filled(tmp_path / "models", copies)


def filled(folder, copies):
    shelf = Shelf(folder)
    first, second, draft = copies
    shelf.keep_version(first)
    shelf.keep_version(second)
    shelf.keep_draft(draft)
    return shelf


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.json")}


def test_a_deleted_state_in_work_leaves_the_versions_and_comes_back(shelf, copies):
    removal = shelf.remove_draft(ID)
    assert not shelf.has_draft(ID)
    assert shelf.listing().drafts == ()
    assert shelf.listing().versions == copies[:2]
    put_back(removal)
    assert shelf.draft(ID) == copies[2]


def test_without_a_state_in_work_one_begins_at_the_newest_version(shelf, copies):
    shelf.remove_draft(ID)
    again = shelf.in_work(ID)
    assert (again.version, again.seal, again.changes) == (None, "", copies[1].changes)
    assert again.next_above(shelf.taken(ID)) == "1.2"


def test_a_deleted_model_is_listed_no_more_and_still_decides_old_assessments(shelf, copies):
    shelf.remove(ID)
    assert shelf.listing() == Listing((), (), ())
    assert not (shelf.folder / ID).exists()
    assert shelf.holds(ID, "1.0")
    assert shelf.version(ID, "1.0") == copies[0]
    found = Models(shelf).exact(ModelStamp(id=ID, version="1.1"))
    assert found is not None
    assert found.name == "Halden 1.1"
    assert shelf.taken(ID) == ("1.0", "1.1")


def test_another_version_never_takes_the_place_of_a_deleted_one(shelf, copies):
    shelf.remove(ID)
    start = begin(ID, "Halden", ME)
    other = publish(change(start, "factors.KN.importance", 10, "Other.", ME), ME)[0]
    with pytest.raises(ExportFault, match="with other content"):
        shelf.take(write_copy(other), "other.json")
    assert shelf.take(write_copy(copies[0]), "same.json") == copies[0]


@settings(max_examples=20, deadline=None)
@given(whole=st.lists(st.booleans(), min_size=1, max_size=4))
def test_undo_restores_every_byte_however_often_one_deletes(tmp_path_factory, copies, whole):
    shelf = filled(tmp_path_factory.mktemp("shelf") / "models", copies)
    before = contents(shelf.folder)
    for is_whole in whole:
        removal = shelf.remove(ID) if is_whole else shelf.remove_draft(ID)
        put_back(removal)
    assert contents(shelf.folder) == before


def test_what_was_deleted_before_is_not_overwritten(shelf, copies):
    shelf.remove_draft(ID)
    other = change(copies[2], "factors.PD.importance", 40, "Less.", ME)
    shelf.keep_draft(other)
    shelf.remove_draft(ID)
    aside = sorted((shelf.folder / "_removed" / ID).iterdir())
    assert [path.read_bytes() for path in aside] == [write_copy(other), write_copy(copies[2])]


def test_undo_does_not_overwrite_what_was_begun_since(shelf, copies):
    removal = shelf.remove_draft(ID)
    again = shelf.in_work(ID)
    shelf.keep_draft(again)
    with pytest.raises(ExportFault, match="is there again and was not replaced"):
        put_back(removal)
    assert shelf.draft(ID) == again


def test_a_disk_that_fails_half_way_loses_nothing(shelf, monkeypatch):
    before = contents(shelf.folder)
    replace = Path.replace

    def failing(path, target):
        if path.name == "draft.json":
            raise OSError(5, "input/output error")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(ExportFault, match="cannot be deleted"):
        shelf.remove(ID)
    assert contents(shelf.folder) == before


def test_a_file_in_the_way_of_the_removed_ones_is_said_and_nothing_is_lost(shelf):
    (shelf.folder / "_removed").write_text("not a folder")
    before = contents(shelf.folder)
    with pytest.raises(ExportFault, match="cannot be deleted"):
        shelf.remove(ID)
    assert contents(shelf.folder) == before


def test_a_publication_is_taken_back(tmp_path):
    shelf = Shelf(tmp_path / "models")
    before = change(begin(ID, "Halden", ME), "factors.KN.importance", 80, "Facts.", ME)
    shelf.keep_draft(before)
    version, draft = publish(before, ME)
    shelf.keep_version(version)
    shelf.keep_draft(draft)
    shelf.unpublish(version, before)
    assert shelf.draft(ID) == before
    assert not shelf.holds(ID, "1.0")
    assert before.next_above(shelf.taken(ID)) == "1.0"
