"""The firm's models on disk: versions stay as they were published, damage is named and skipped."""

import json

import pytest

from core.errors import ExportFault, FileFault, NewerFile, PackFaults
from core.model.named_model import read_model
from core.model.own_copy import Signature, begin, change, publish
from core.model.own_file import pack_in, read_copy, write_copy
from core.model.places import places
from core.model.shelf import Listing, Shelf

ME = Signature("A. Berg", "2026-11-20")


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "models")


@pytest.fixture
def published():
    copy = begin("halden-1a2b", "Halden", ME)
    return publish(change(copy, "factors.KN.importance", 80, "Facts decide.", ME), ME)


def kept(shelf, published):
    version, draft = published
    shelf.keep_version(version)
    shelf.keep_draft(draft)
    return shelf.folder / "halden-1a2b" / "1.0.json"


def test_an_empty_shelf_has_nothing_and_no_fault(shelf):
    assert shelf.listing() == Listing((), (), ())
    assert not shelf.holds("halden-1a2b", "1.0")


def test_what_is_kept_is_found_again(shelf, published):
    kept(shelf, published)
    listing = shelf.listing()
    assert (listing.versions, listing.drafts, listing.faults) == (
        (published[0],),
        (published[1],),
        (),
    )
    assert shelf.draft("halden-1a2b") == published[1]
    pack = shelf.pack("halden-1a2b", "1.0")
    assert (pack.model.title, pack.model.version) == ("Halden", "1.0")
    assert dict(places(pack))["factors.KN.importance"] == 80


def test_the_tenth_version_stands_after_the_ninth(shelf):
    copy = begin("halden-1a2b", "Halden", ME)
    for number in range(11):
        version, copy = publish(change(copy, "factors.KN.importance", number, "Trial.", ME), ME)
        shelf.keep_version(version)
    assert [one.version for one in shelf.listing().versions][-3:] == ["1.8", "1.9", "1.10"]
    assert copy.next_version == "1.11"


def test_a_version_is_never_replaced(shelf, published):
    path = kept(shelf, published)
    before = path.read_bytes()
    shelf.keep_version(published[0])
    copy = begin("halden-1a2b", "Halden", ME)
    other, _draft = publish(change(copy, "factors.KN.importance", 10, "Other.", ME), ME)
    with pytest.raises(ExportFault, match="here already, with other content"):
        shelf.keep_version(other)
    assert path.read_bytes() == before


DAMAGES = {
    "cut": (lambda data: data[: len(data) // 2], "cut off"),
    "empty": (lambda _data: b"", "empty"),
    "altered": (lambda data: data.replace(b'"after": 80', b'"after": 90'), "changed since"),
    "shipped-altered": (
        lambda data: data.replace(b'"importance": 60', b'"importance": 61', 1),
        "changed since",
    ),
    "other-id": (lambda data: data.replace(b'"halden-1a2b"', b'"other"'), "changed since"),
    "no-reason": (
        lambda data: data.replace(b'"reason": "Facts decide."', b'"reason": ""'),
        "at least 1 character",
    ),
    "picture": (lambda _data: b"\x89PNG....", "a picture"),
    "list": (lambda _data: b"[]", "expected a decision model of a firm"),
    "strange-place": (
        lambda data: data.replace(b'"factors.KN.importance",', b'"gates.G1.effect",'),
        "text of the form",
    ),
    "extra": (lambda data: data.replace(b'"seal":', b'"sealed":'), "only known keys"),
    "nan": (lambda data: data.replace(b'"after": 80', b'"after": NaN'), "NaN"),
}


@pytest.mark.parametrize(("spoil", "words"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_version_is_refused_and_the_rest_goes_on(shelf, published, spoil, words):
    path = kept(shelf, published)
    path.write_bytes(spoil(path.read_bytes()))
    listing = shelf.listing()
    assert listing.versions == ()
    assert listing.drafts == (published[1],)
    (fault,) = listing.faults
    assert words in str(fault)
    assert str(path) in str(fault)
    with pytest.raises((FileFault, PackFaults)):
        shelf.pack("halden-1a2b", "1.0")


@pytest.mark.parametrize(("spoil", "words"), DAMAGES.values(), ids=DAMAGES)
def test_the_good_file_imported_again_takes_the_place_of_a_damaged_one(
    shelf, published, spoil, words
):
    path = kept(shelf, published)
    good = path.read_bytes()
    path.write_bytes(spoil(good))
    bad = path.read_bytes()
    assert words in str(shelf.listing().faults[0])
    assert shelf.take(good, "halden.json") == published[0]
    assert shelf.listing() == Listing((published[1],), (published[0],), ())
    assert path.read_bytes() == good
    assert path.with_name("1.0.json.damaged").read_bytes() == bad


def test_a_version_of_a_newer_program_is_not_put_aside(shelf, published):
    path = kept(shelf, published)
    good = path.read_bytes()
    newer = good.replace(b'"format_version": 1', b'"format_version": 7', 1)
    path.write_bytes(newer)
    with pytest.raises(NewerFile, match="Update the program"):
        shelf.take(good, "halden.json")
    assert path.read_bytes() == newer


def test_the_next_version_stands_above_one_a_colleague_has_published(shelf, published):
    kept(shelf, published)
    _version, start = published
    theirs, _draft = publish(change(start, "factors.BO.importance", 70, "Theirs.", ME), ME)
    shelf.take(write_copy(theirs), "theirs.json")
    mine = change(shelf.draft("halden-1a2b"), "factors.PD.importance", 40, "Ours.", ME)
    assert shelf.taken("halden-1a2b") == ("1.0", "1.1")
    version, draft = publish(mine, ME, shelf.taken("halden-1a2b"))
    shelf.keep_version(version)
    assert (version.version, draft.next_version) == ("1.2", "1.3")
    assert [one.version for one in shelf.listing().versions] == ["1.0", "1.1", "1.2"]
    assert shelf.pack("halden-1a2b", "1.2").model.version == "1.2"
    assert shelf.taken("other") == ()


def test_a_version_under_another_name_is_refused(shelf, published):
    path = kept(shelf, published)
    path.rename(path.with_name("1.7.json"))
    assert "its folder and name say" in str(shelf.listing().faults[0])


def test_a_file_of_a_newer_program_names_both_versions(published):
    data = write_copy(published[0]).replace(b'"format_version": 1', b'"format_version": 7', 1)
    with pytest.raises(NewerFile, match="version 7, this program reads up to version 2"):
        read_copy(data, "halden.json")


@pytest.mark.parametrize("identity", ["../x", "Halden", "", "a/b", "x" * 80])
def test_no_stamp_leads_out_of_the_folder(shelf, identity):
    assert not shelf.holds(identity, "1.0")
    with pytest.raises(FileFault):
        shelf.version(identity, "1.0")
    assert not shelf.holds("halden", "../../1.0")


def test_one_file_goes_to_another_computer_and_can_be_worked_on_there(shelf, published, tmp_path):
    sent = tmp_path / "halden.json"
    sent.write_bytes(write_copy(published[0]))
    taken = shelf.take(sent.read_bytes(), sent.name)
    assert taken == published[0]
    assert shelf.take(sent.read_bytes(), sent.name) == taken
    draft = shelf.draft("halden-1a2b")
    assert (draft.next_version, draft.pending) == ("1.1", ())
    assert read_model(sent).digest == shelf.pack("halden-1a2b", "1.0").digest


def test_a_state_in_work_is_not_imported(shelf, published):
    with pytest.raises(FileFault, match="published version"):
        shelf.take(write_copy(published[1]), "halden.json")
    assert not shelf.folder.exists()


def test_a_hand_made_file_whose_values_do_not_fit_names_its_place(published):
    content = json.loads(write_copy(published[1]))
    content["changes"][0]["before"] = 61
    with pytest.raises(PackFaults, match="changes, entry 1: expected 60 as the value before"):
        pack_in(read_copy(json.dumps(content).encode(), "halden.json"), "halden.json")


def test_a_folder_that_cannot_be_written_is_said(published, tmp_path):
    (tmp_path / "models").write_text("a file where the folder belongs")
    with pytest.raises(ExportFault):
        Shelf(tmp_path / "models").keep_draft(published[1])
