"""What a schema found wrong in a file, said with ids and plain words instead of positions.

A check of our own says it itself: its error carries the whole sentence as ``sentence``.
"""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from core.errors import FileFault, NewerFile
from core.files import one_line, quoted
from core.language import _

_IDENTITIES = ("id", "code", "criterion", "factor", "version")


def schema_faults(error: ValidationError, parsed: object, file: str) -> Iterator[FileFault]:
    """Yield one fault for each thing the schema refused; ``parsed`` is the file as plain data."""
    for detail in error.errors(include_input=False, include_url=False):
        context: Mapping[str, object] = detail.get("ctx", {})
        location = detail["loc"]
        if detail["type"] == "too_short" and _is_long_enough(parsed, location, context):
            continue
        place = place_of(parsed, location)
        yield FileFault(file, place, _expectation(detail["type"], context))


def refuse_newer(content: Mapping[str, object], newest: int, file: str) -> None:
    """Raise NewerFile where the file was written by a later program than this one."""
    version = content.get("format_version")
    if isinstance(version, int) and not isinstance(version, bool) and version > newest:
        expected = _(
            "this file has version {theirs}, this program reads up to version {ours}. "
            "Update the program, then open the file again."
        )
        text = expected.format(theirs=version, ours=newest)
        raise NewerFile(file, "format_version", text)


def _is_long_enough(
    parsed: object, location: tuple[int | str, ...], context: Mapping[str, object]
) -> bool:
    # A list whose entries were refused is reported as empty too; that would be said twice.
    value = parsed
    for step in location:
        value = _inside(value, step)
    least = context.get("min_length")
    return isinstance(value, list) and isinstance(least, int) and len(value) >= least


def _inside(value: object, step: int | str) -> object:
    if isinstance(value, dict) and step in value:
        return value[step]
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return value


def place_of(parsed: object, location: tuple[int | str, ...]) -> str:
    """Return the place in words: the id of the entry, then the keys ("KN2.c, marks.RAG")."""
    owner = ""
    rest: list[str] = []
    value = parsed
    for step in location:
        inside = _inside(value, step)
        identity = _identity(inside) if isinstance(step, int) else ""
        if identity:
            owner = identity if identity.startswith(f"{owner}.") or not owner else owner
            rest = [] if owner == identity else [*rest, identity]
        elif isinstance(step, int):
            rest.append(_("entry {number}").format(number=step + 1))
        elif not step.startswith(("<", "[")):
            rest = _with_key(rest, one_line(step[:60]))
        value = inside
    return ", ".join([owner, *rest] if owner else rest)


def _identity(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    for key in _IDENTITIES:
        found = value.get(key)
        if isinstance(found, str) and found:
            return one_line(found[:60])
    return ""


def _with_key(rest: list[str], key: str) -> list[str]:
    if rest and " " not in rest[-1]:
        return [*rest[:-1], f"{rest[-1]}.{key}"]
    return [*rest, key]


def _expectation(kind: str, context: Mapping[str, object]) -> str:
    if kind in ("literal_error", "union_tag_not_found"):
        return _choice(kind, context)
    if kind == "string_pattern_mismatch":
        return _form(context.get("pattern"))
    if "sentence" in context:
        return str(context["sentence"])
    sentence = _sentences().get(kind, _("expected another kind of value."))
    return sentence.format_map(_Shown(context))


def _form(pattern: object) -> str:
    forms = {
        "^[A-Z]{3}$": _("the code of a currency, like USD"),
        "^[a-z][a-z0-9-]{1,40}$": _("the id of an input, like static-tokens"),
        "^[A-Z]{2}$": _("two capital letters, like KN"),
        "^[A-Z]{2}[0-9]{1,2}$": _("the id of a criterion, like KN2"),
        r"^[A-Z]{2}[0-9]{1,2}\.[a-z]$": _("the id of a level, like KN2.c"),
        "^[a-z][a-z0-9-]{0,63}$": _("small letters, digits and hyphens"),
        "^[a-z0-9-]{1,64}$": _("small letters, digits and hyphens"),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": _("a date like 2026-11-20"),
        r"^\d{4}-\d{2}-\d{2}$": _("a date like 2026-11-20"),
        r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$": _(
            "a moment like 2026-11-20T09:30:00Z"
        ),
        r"^(S[0-9]-[0-9]{1,2}|\[[0-9]{1,3}\])$": _("the id of a source, like S3-6 or [40]"),
        "^[a-z0-9-]{1,40}:[A-Za-z0-9._:/@+-]{1,120}$": _(
            "the id of a model, like openai:gpt-4.1-mini"
        ),
        "^X[0-9]{1,2}$": _("the id of a disagreement, like X4"),
        r"^(G[0-9]{1,2}[a-z]?|[A-Z]{2}[0-9]{1,2}-[a-z]+)$": _(
            "the id of a gate, like G8b or KN8-cleanup"
        ),
    }
    rest = _("text of the form {pattern}").format(pattern=pattern)
    return _("expected {form}.").format(form=forms.get(str(pattern), rest))


def _choice(kind: str, context: Mapping[str, object]) -> str:
    if kind == "literal_error":
        return _("expected {expected}.").format(expected=context.get("expected"))
    return _(
        "expected a condition with one of the keys levels, number, criterion, all_of, any_of, "
        "at_least with of, not, always."
    )


class _Shown(dict[str, object]):
    """The limits a schema names; whole floats without the ".0"."""

    def __init__(self, context: Mapping[str, object]) -> None:
        super().__init__(
            {
                key: f"{value:,g}" if isinstance(value, int | float) else quoted(str(value))
                for key, value in context.items()
            }
        )


def _sentences() -> dict[str, str]:
    return {
        "missing": _("expected a value; this key is missing."),
        "extra_forbidden": _("expected only known keys; remove this one or correct its name."),
        "string_type": _("expected text in quotes."),
        "string_too_short": _("expected at least {min_length} character; the text is empty."),
        "string_too_long": _("expected at most {max_length} characters."),
        "int_type": _("expected a whole number."),
        "int_from_float": _("expected a whole number."),
        "float_type": _("expected a number."),
        "finite_number": _("expected a finite number."),
        "bool_type": _("expected true or false."),
        "greater_than_equal": _("expected a number of at least {ge}."),
        "greater_than": _("expected a number above {gt}."),
        "less_than_equal": _("expected a number of at most {le}."),
        "less_than": _("expected a number below {lt}."),
        "too_short": _("expected at least {min_length} entries."),
        "too_long": _("expected at most {max_length} entries."),
        "tuple_type": _("expected a list in square brackets."),
        "dict_type": _("expected an object in braces."),
        "model_type": _("expected an object in braces."),
        "model_attributes_type": _("expected an object in braces."),
    }
