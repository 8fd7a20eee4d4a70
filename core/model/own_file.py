"""A firm's model as one file: written canonically, read strictly, whole or not at all."""

import json

from pydantic import ValidationError

from core.errors import FileFault, PackFaults
from core.files import parse_strict_json, quoted
from core.language import _
from core.model import pack as schema
from core.model.own_copy import FORMAT, FORMAT_VERSION, OwnCopy, content_of, pack_of, seal_of
from core.schema_faults import refuse_newer, schema_faults


def write_copy(copy: OwnCopy) -> bytes:
    """Return the file: UTF-8, a line feed at the end."""
    content = content_of(copy)
    return f"{json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def read_copy(data: bytes, file: str) -> OwnCopy:
    """Return the copy in a file; FileFault names file, place and what was expected.

    A published version must be as it was published.
    """
    content = parse_strict_json(data, file)
    _check_format(content, file)
    try:
        # From the text, because strict tuples accept a JSON array but not a Python list.
        copy = OwnCopy.model_validate_json(json.dumps(content))
    except ValidationError as error:
        for fault in schema_faults(error, content, file):
            raise fault from error
        raise FileFault(file, "", _("expected a decision model of Tuning Fork.")) from error
    if copy.version is not None and copy.seal != seal_of(copy):
        expected = _(
            "expected version {version} as it was published; the file was changed since. "
            "Import the version again from where it was published."
        )
        raise FileFault(file, "seal", expected.format(version=copy.version))
    return copy


def pack_in(copy: OwnCopy, file: str) -> schema.Pack:
    """Return the pack of a copy that was read; the faults name the file it came from."""
    try:
        return pack_of(copy)
    except PackFaults as found:
        raise PackFaults(tuple(_inside(file, fault) for fault in found.faults)) from found
    except FileFault as fault:
        raise PackFaults((_inside(file, fault),)) from fault


def _inside(file: str, fault: FileFault) -> FileFault:
    return FileFault(
        file, ", ".join(part for part in (fault.file, fault.place) if part), fault.expected
    )


def _check_format(content: object, file: str) -> None:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        expected = _('expected a decision model of a firm, with "format": {format}.')
        raise FileFault(file, "format", expected.format(format=quoted(FORMAT)))
    refuse_newer(content, FORMAT_VERSION, file)
