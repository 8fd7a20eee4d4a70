import errno
import os
import sys

import pytest

from core import files
from core.errors import ExportFault, FileFault
from core.files import FILE_LIMIT, read_limited, write_atomically

not_as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)


def names_in(folder):
    return [one.name for one in folder.iterdir()]


def test_a_file_is_read_up_to_its_limit(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"12345")

    assert read_limited(path, 5) == b"12345"
    with pytest.raises(FileFault, match="at most 4 bytes"):
        read_limited(path, 4)


def test_a_file_of_200_mb_is_refused_without_being_read(tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)

    with pytest.raises(FileFault, match="at most 20 MB"):
        read_limited(path, FILE_LIMIT)


def test_a_folder_a_missing_file_and_a_pipe_are_named_for_what_they_are(tmp_path):
    with pytest.raises(FileFault, match="this is a folder"):
        read_limited(tmp_path)
    with pytest.raises(FileFault, match="the file is not there"):
        read_limited(tmp_path / "gone.json")
    with pytest.raises(FileFault, match="cannot be read"):
        read_limited(tmp_path / "nul\0byte")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_does_not_make_the_program_wait(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(FileFault, match="a device or a pipe"):
        read_limited(tmp_path / "pipe")


@not_as_root
def test_a_file_that_may_not_be_read_says_so(tmp_path):
    path = tmp_path / "secret.json"
    path.write_bytes(b"{}")
    path.chmod(0)

    with pytest.raises(FileFault, match="may not be read"):
        read_limited(path)


def test_a_file_is_written_whole_and_replaces_the_old_one(tmp_path):
    path = tmp_path / "out.pdf"
    write_atomically(path, b"old")
    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert names_in(tmp_path) == ["out.pdf"]


def test_what_an_earlier_failure_left_is_no_obstacle_and_no_way_out(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"keep")
    (tmp_path / ".out.pdf.part").symlink_to(elsewhere)

    write_atomically(tmp_path / "out.pdf", b"new")

    assert elsewhere.read_bytes() == b"keep"
    assert (tmp_path / "out.pdf").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("folder", "a folder has this name"),
        ("missing/out.pdf", "its folder is not there"),
        ("x" * 300, "the name is too long"),
        ("nul\0byte", "the system refused it"),
    ],
)
def test_a_target_that_cannot_be_written_gets_a_sentence(tmp_path, name, expected):
    (tmp_path / "folder").mkdir()

    with pytest.raises(ExportFault, match=expected):
        write_atomically(tmp_path / name, b"new")

    assert names_in(tmp_path) == ["folder"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "may not be written to"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the system refused it"),
    ],
)
def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(
    tmp_path, monkeypatch, number, expected
):
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")

    def fail(handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", fail)

    with pytest.raises(ExportFault, match=expected):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["out.pdf"]


@not_as_root
def test_a_folder_without_the_right_to_write_keeps_its_files(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)

    with pytest.raises(ExportFault, match="may not be written to"):
        write_atomically(folder / "out.pdf", b"new")


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"%PDF-1.7\n%\xe2", "a PDF"), (b"\x89PNG\r\n", "a picture"), (b"PK\x03\x04", "a zip")],
)
def test_a_file_of_another_kind_is_called_by_its_name(start, kind):
    with pytest.raises(FileFault, match=kind):
        files.parse_strict_json(start, "handout")
