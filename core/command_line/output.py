"""Text to standard output, whatever encoding it has."""

import io
import json
import os
import sys

from core.errors import ExportFault
from core.language import _


def write_text(text: str) -> None:
    """Write the text and a line end; letters the terminal lacks become question marks."""
    _prepare(encoding=None, errors="replace")
    _write(f"{text}\n")


def write_json(data: object) -> None:
    """Write one JSON object in UTF-8, whatever the terminal speaks: a program reads it."""
    _prepare(encoding="utf-8", errors="strict")
    _write(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def drop_output() -> None:
    """Send the rest nowhere; without this Python complains once more while it shuts down."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        sentence = _(
            "the output was not written in full: the disk is full or does not answer. "
            "Free some space, then run the command again."
        )
        raise ExportFault(sentence) from error


def _prepare(encoding: str | None, errors: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors=errors)
