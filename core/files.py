"""The edge to the file system: bounded reading, strict JSON, writing whole or not at all."""

import errno
import json
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from core.errors import ExportFault, FileFault
from core.language import _
from core.targets import obstacle, writing_trouble

# Start values of the reliability study, section 6 "Limits to build in".
FILE_LIMIT = 20_000_000
DEPTH_LIMIT = 40
LIST_LIMIT = 5_000
# Far above any real file; keeps the list of faults of a hostile one small.
ENTRY_LIMIT = 200_000

_QUOTE_LIMIT = 60


def quoted(text: str) -> str:
    """Return foreign text as it may stand inside one line: in quotes, short, controls escaped."""
    shown = text if len(text) <= _QUOTE_LIMIT else text[:_QUOTE_LIMIT] + "…"
    return f'"{one_line(shown)}"'


def one_line(text: str) -> str:
    """Return the text with every character that is not printable written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


def read_limited(path: Path, limit_bytes: int = FILE_LIMIT) -> bytes:
    """Return the bytes of one ordinary file; refuse what is missing, odd or too large."""
    file = str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileFault(file, "", _("expected a file; this is a folder."))
        if not stat.S_ISREG(found.st_mode):
            raise FileFault(file, "", _("expected an ordinary file; this is a device or a pipe."))
        with path.open("rb") as stream:
            # The size can grow between the look and the reading, so the reading is bounded too.
            data = b"" if found.st_size > limit_bytes else stream.read(limit_bytes + 1)
    except (OSError, ValueError) as error:
        raise FileFault(file, "", _reading_trouble(error)) from error
    if found.st_size > limit_bytes or len(data) > limit_bytes:
        raise FileFault(file, "", _too_large(limit_bytes))
    return data


def _too_large(limit_bytes: int) -> str:
    sentence = _("expected at most {limit}; this file is larger and was not read.")
    return sentence.format(limit=_size(limit_bytes))


def _size(count: int) -> str:
    if count >= 1_000_000:
        return f"{count / 1_000_000:g} MB"
    return f"{count:,} bytes"


def _reading_trouble(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("the file is not there. Check the name and the folder.")
    if isinstance(error, PermissionError):
        return _("the file may not be read. Ask its owner for access or copy it to your folder.")
    return _("the file cannot be read. Copy it to a local folder and try again.")


_OTHER_KINDS = {
    b"%PDF-": _("a PDF"),
    b"PK\x03\x04": _("a zip archive or office document"),
    b"\x89PNG": _("a picture"),
    b"\xff\xd8\xff": _("a picture"),
    b"SQLite format 3\x00": _("an archive"),
}


def decode_text(data: bytes, file: str) -> str:
    """Return the text of UTF-8 data; one byte order mark at the start is dropped."""
    for start, kind in _OTHER_KINDS.items():
        if data.startswith(start):
            sentence = _("expected a JSON file; this is {kind}. Choose another file.")
            raise FileFault(file, "", sentence.format(kind=kind))
    encoding = _foreign_encoding(data)
    if encoding:
        sentence = _("expected text in UTF-8; this is {encoding}. Save it as UTF-8.")
        raise FileFault(file, "", sentence.format(encoding=encoding))
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = _("line {line}").format(line=line)
        expected = _(
            "expected text in UTF-8; the bytes here are another encoding, perhaps Latin-1."
        )
        raise FileFault(file, place, expected) from error


def _foreign_encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        return "UTF-16"
    return ""


class _RefusedError(ValueError):
    """JSON that is well-formed but not what a careful file holds.

    ``token`` is what stands in the text where the place is to be looked up.
    """

    def __init__(self, place: str, expected: str, token: str = "") -> None:
        super().__init__(expected)
        self.place = place
        self.expected = expected
        self.token = token

    def place_in(self, text: str) -> str:
        """Return the place, looked up by the token where there is one."""
        if not self.token:
            return self.place
        # Texts in quotes are passed over: the same letters may stand in one.
        pattern = rf'"(?:[^"\\]++|\\.)*+"|({re.escape(self.token[:_QUOTE_LIMIT])})'
        found = next((one for one in re.finditer(pattern, text) if one.group(1)), None)
        return _position(text, found.start()) if found else self.place


def parse_strict_json(data: bytes, file: str) -> object:
    """Return what the JSON text holds; every doubtful construction is refused with its place."""
    text = decode_text(data, file)
    if not text.strip():
        raise FileFault(file, "", _("expected JSON; the file is empty."))
    try:
        parsed: object = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_short_int,
        )
        _check_shape(parsed)
    except json.JSONDecodeError as error:
        raise _syntax_fault(error, file) from error
    except _RefusedError as error:
        raise FileFault(file, error.place_in(text), error.expected) from error
    except RecursionError as error:
        raise FileFault(file, "", _too_deep()) from error
    return parsed


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    for key, _value in pairs:
        if key in seen:
            expected = _("expected each key once; {key} stands twice in one object.")
            raise _RefusedError(
                _("key {key}").format(key=quoted(key)), expected.format(key=quoted(key))
            )
        seen.add(key)
    return found


def _refuse_constant(name: str) -> object:
    expected = _("expected a number; {name} is none. Leave the entry out where nothing is known.")
    raise _RefusedError("", expected.format(name=name), name)


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        expected = _("expected a finite number; {number} is too large.")
        raise _RefusedError("", expected.format(number=quoted(digits)), digits)
    return number


def _short_int(digits: str) -> int:
    if len(digits) > 300:
        expected = _("expected a number of at most 300 digits; {number} is longer.")
        raise _RefusedError("", expected.format(number=quoted(digits)), digits)
    return int(digits)


def _too_deep() -> str:
    return _("expected at most {depth} levels of nesting; this file has more.").format(
        depth=DEPTH_LIMIT
    )


def _check_shape(parsed: object) -> None:
    waiting: list[tuple[object, int]] = [(parsed, 1)]
    entries = 0
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, str):
            _check_text(value)
        elif isinstance(value, list | dict):
            entries += len(value)
            _check_size(value, depth, entries)
            waiting.extend((child, depth + 1) for child in _children(value))


def _children(value: list[object] | dict[str, object]) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value
        yield from value.values()
    else:
        yield from value


def _check_size(value: list[object] | dict[str, object], depth: int, entries: int) -> None:
    if depth > DEPTH_LIMIT:
        raise _RefusedError("", _too_deep())
    if isinstance(value, list) and len(value) > LIST_LIMIT:
        expected = _("expected lists of at most {limit} entries; one has {count}.")
        raise _RefusedError("", expected.format(limit=f"{LIST_LIMIT:,}", count=f"{len(value):,}"))
    if entries > ENTRY_LIMIT:
        expected = _("expected at most {limit} entries in the file; it has more.")
        raise _RefusedError("", expected.format(limit=f"{ENTRY_LIMIT:,}"))


def _check_text(text: str) -> None:
    if text.isascii():
        return
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        expected = _("expected whole characters; half of a surrogate pair stands in {text}.")
        raise _RefusedError("", expected.format(text=quoted(text))) from error


def _position(text: str, index: int) -> str:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return _("line {line}, column {column}").format(line=line, column=column)


def _syntax_fault(error: json.JSONDecodeError, file: str) -> FileFault:
    place = _position(error.doc, error.pos)
    is_cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")
    if is_cut:
        expected = _("expected more JSON; the file is cut off here. Fetch it again.")
    elif error.msg == "Extra data":
        expected = _("expected the end of the file; something follows the JSON.")
    else:
        expected = _("expected JSON; the text here is none. Check the commas, quotes and brackets.")
    return FileFault(file, place, expected)


def write_atomically(path: Path, data: bytes) -> None:
    """Write the file whole or not at all; a file that stood there before survives a failure.

    What is no ordinary file, is protected or, under a PDF or JSON, of another kind stays.
    """
    part = path.parent / f".{path.name}.part"
    try:
        refusal = obstacle(path, data)
        if not refusal:
            _write_through(part, data)
            part.replace(path)
            _sync_folder(path.parent)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        raise _not_written(path, writing_trouble(error)) from error
    if refusal:
        raise _not_written(path, refusal)


def _not_written(path: Path, sentence: str) -> ExportFault:
    return ExportFault(sentence.format(file=one_line(str(path))))


def _write_through(part: Path, data: bytes) -> None:
    # Removed and made anew: opening what lies there could follow a link to another file.
    part.unlink(missing_ok=True)
    with part.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network folders cannot be synchronised; the file itself is already whole.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)
