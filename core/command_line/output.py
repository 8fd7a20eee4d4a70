"""Text to standard output, whatever encoding it has."""

import io
import json
import sys


def write_text(text: str) -> None:
    """Write the text and a line end; letters the terminal lacks become question marks."""
    _prepare(encoding=None, errors="replace")
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def write_json(data: object) -> None:
    """Write one JSON object in UTF-8, whatever the terminal speaks: a program reads it."""
    _prepare(encoding="utf-8", errors="strict")
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    sys.stdout.flush()


def _prepare(encoding: str | None, errors: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors=errors)
