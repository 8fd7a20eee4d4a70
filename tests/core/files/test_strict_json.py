import sys

import pytest

from core.errors import FileFault
from core.files import DEPTH_LIMIT, LIST_LIMIT, parse_strict_json


def test_ordinary_json_is_read_with_or_without_a_byte_order_mark():
    data = '{"ä": [1, 2.5, null, true]}'.encode()

    assert parse_strict_json(data, "f") == {"ä": [1, 2.5, None, True]}
    assert parse_strict_json(b"\xef\xbb\xbf" + data, "f") == {"ä": [1, 2.5, None, True]}


@pytest.mark.parametrize(
    ("data", "place", "expected"),
    [
        (b"", "", "the file is empty"),
        (b" \n\t", "", "the file is empty"),
        ('{"a": 1}'.encode("utf-16"), "", "this is UTF-16"),
        ('{"a": 1}'.encode("utf-16-le"), "", "this is UTF-16"),
        ('{"a": 1}'.encode("utf-32"), "", "this is UTF-32"),
        ('{\n"a": "ä"}'.encode("latin-1"), "line 2", "another encoding"),
        (b"\xef\xbb\xbf\xef\xbb\xbf{}", "line 1, column 1", "the text here is none"),
        (b'{"NaN": NaN}', "line 1, column 9", "NaN is none"),
        (b'{"a":\n -Infinity}', "line 2, column 2", "-Infinity is none"),
        (b'{"a": 1e400}', "line 1, column 7", '"1e400" is too large'),
        (b"[" + b"9" * 5_000 + b"]", "line 1, column 2", "at most 300 digits"),
        (b'{"a": {"b": 1, "c": 2, "b": 3}}', 'key "b"', '"b" stands twice'),
        (b'{"a": [1, 2', "line 1, column 12", "the file is cut off here"),
        (b'{\n "a": "hal', "line 2, column 7", "the file is cut off here"),
        # From Python 3.13 on the decoder points at the comma itself.
        (b'{"a": 1,}', f"line 1, column {8 if sys.version_info >= (3, 13) else 9}", "the commas"),
        (b'{"a": 1} {"b": 2}', "line 1, column 10", "something follows"),
        (b'"\\ud800"', "", "half of a surrogate pair"),
        (b"[" * 41 + b"]" * 41, "", "40 levels of nesting"),
        (b"[" * 100_000, "", "40 levels of nesting"),
        (b"[" * 100_000 + b"]" * 100_000, "", "40 levels of nesting"),
        (b"[" + b"0," * LIST_LIMIT + b"0]", "", "lists of at most 5,000 entries"),
        (b"\x89PNG\r\n\x1a\n", "", "a picture"),
    ],
)
def test_every_doubtful_file_is_refused_with_its_place(data, place, expected):
    with pytest.raises(FileFault) as refused:
        parse_strict_json(data, "case.json")

    assert (refused.value.file, refused.value.place) == ("case.json", place)
    assert expected in refused.value.expected


def test_the_deepest_allowed_file_is_read():
    assert parse_strict_json(b"[" * DEPTH_LIMIT + b"]" * DEPTH_LIMIT, "f")
