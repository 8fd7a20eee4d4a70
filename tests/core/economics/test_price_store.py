"""The user brings a newer price file; whatever happens, prices are there and nothing is lost."""

import json

import pytest

import resources
from core.economics.price_file import SHIPPED, read_prices, shipped_prices
from core.economics.price_store import (
    ASIDE_NAME,
    NAME,
    current_prices,
    install_prices,
    use_shipped_prices,
)
from core.errors import ExportFault, FileFault


def dated(day):
    content = json.loads(resources.read_bytes(SHIPPED)) | {"as_of": day}
    return json.dumps(content).encode()


NEWER, OLDER = dated("2099-01-31"), dated("2020-01-31")


def test_without_a_file_of_their_own_the_shipped_prices_are_used(tmp_path):
    assert current_prices(tmp_path / "not there yet") == (shipped_prices(), None)


def test_a_newer_file_is_kept_as_it_is_and_used(tmp_path):
    folder = tmp_path / "made" / "on the way"

    brought = install_prices(NEWER, "new prices.json", folder)

    assert brought.as_of == "2099-01-31"
    assert current_prices(folder) == (brought, None)
    assert (folder / NAME).read_bytes() == NEWER
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_an_older_file_is_refused_unless_it_is_wanted(tmp_path):
    with pytest.raises(FileFault, match=r"old\.json, as_of: .*2026-11-10 or later.*of 2020-01-31"):
        install_prices(OLDER, "old.json", tmp_path)
    assert current_prices(tmp_path) == (shipped_prices(), None)

    install_prices(OLDER, "old.json", tmp_path, allow_older=True)

    used, sentence = current_prices(tmp_path)
    assert used.as_of == "2020-01-31"
    assert "Your price file is of 2020-01-31; newer prices, of 2026-11-10, came with" in sentence


def test_what_was_brought_is_compared_with_what_was_brought_before(tmp_path):
    install_prices(NEWER, "new.json", tmp_path)

    with pytest.raises(FileFault, match="2099-01-31 or later"):
        install_prices(dated("2098-12-31"), "less new.json", tmp_path)
    install_prices(NEWER, "the same again.json", tmp_path)

    assert (tmp_path / NAME).read_bytes() == NEWER


def test_a_bad_file_leaves_the_prices_in_use_alone(tmp_path):
    install_prices(NEWER, "new.json", tmp_path)

    with pytest.raises(FileFault, match="cut off"):
        install_prices(NEWER[:-40], "half.json", tmp_path)

    assert current_prices(tmp_path) == (read_prices(NEWER, "new.json"), None)


@pytest.mark.parametrize(
    "rubbish", [b"", b"not json", NEWER[:500], b"\x00" * 40], ids=["empty", "text", "half", "zeros"]
)
def test_a_file_damaged_on_the_disk_is_said_and_put_aside_by_the_next(tmp_path, rubbish):
    (tmp_path / NAME).write_bytes(rubbish)

    used, sentence = current_prices(tmp_path)

    assert used == shipped_prices()
    assert (
        "cannot be read; the prices of 2026-11-10 that came with the program are used" in sentence
    )
    assert str(tmp_path / NAME) in sentence
    install_prices(NEWER, "new.json", tmp_path)
    assert current_prices(tmp_path) == (read_prices(NEWER, "new.json"), None)
    assert (tmp_path / ASIDE_NAME).read_bytes() == rubbish


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path):
    (tmp_path / NAME).mkdir()

    used, sentence = current_prices(tmp_path)

    assert used == shipped_prices()
    assert "this is a folder" in sentence
    with pytest.raises(ExportFault, match="a folder has this name"):
        install_prices(NEWER, "new.json", tmp_path)
    with pytest.raises(ExportFault, match="was not removed"):
        use_shipped_prices(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"a letter")

    with pytest.raises(ExportFault, match="was not written"):
        install_prices(NEWER, "new.json", tmp_path / "file")

    assert (tmp_path / "file").read_bytes() == b"a letter"


def test_a_link_that_leads_nowhere_is_said(tmp_path):
    (tmp_path / NAME).symlink_to(tmp_path / "gone.json")

    assert "the file is not there" in current_prices(tmp_path)[1]


def test_the_user_can_go_back_to_the_shipped_prices(tmp_path):
    install_prices(NEWER, "new.json", tmp_path)

    assert use_shipped_prices(tmp_path) == shipped_prices()
    assert use_shipped_prices(tmp_path) == shipped_prices()
    assert current_prices(tmp_path) == (shipped_prices(), None)
