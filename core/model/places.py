"""The places of a pack a firm may change: importances, marks, base rates, thresholds, spreads.

A place is named by a path: ``factors.KN.importance``, ``criteria.EX3.importance``,
``criteria.EX3.base_rate``, ``marks.EX3.b.RAG``, ``thresholds.clear_margin``,
``spreads.low.stated_share``. A value is a number, for a base rate the share of each level.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from core.errors import FileFault
from core.files import quoted
from core.language import _
from core.model import pack as schema
from core.model.conditions import LevelId
from core.model.kinds import Share

PATTERN = (
    r"^(factors\.[A-Z]{2}\.importance"
    r"|criteria\.[A-Z]{2}[0-9]{1,2}\.(importance|base_rate)"
    r"|marks\.[A-Z]{2}[0-9]{1,2}\.[a-z]\.[A-Z+]{2,8}"
    r"|thresholds\.[a-z_]{1,40}"
    r"|spreads\.(high|medium|low)\.[a-z_]{1,40})$"
)
Path = Annotated[str, Field(pattern=PATTERN)]
_TEXTS = ("title", "question", "label", "definition")
Value = int | float | dict[LevelId, Share]
Files = Mapping[str, object]


def value_at(files: Files, path: str) -> Value:
    """Return what stands at a place; FileFault when the pack has no such place."""
    file, steps = _route(path)
    value: object = files.get(file)
    for step in steps:
        value = _inside(value, step)
    if isinstance(value, dict):
        return {str(level): share for level, share in value.items()}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    expected = _(
        "expected an importance, a mark, a base rate, a threshold or a spread of the pack."
    )
    raise FileFault(file, quoted(path), expected)


def texts_at(files: Files, path: str) -> tuple[object, ...]:
    """Return the texts that say what a place means: titles, question and answer on the way to it.

    A threshold or a spread is named by the program and has none here.
    """
    file, steps = _route(path)
    value: object = files.get(file)
    found: list[object] = []
    for step in steps:
        value = _inside(value, step)
        if isinstance(value, dict):
            found += [value.get(name) for name in _TEXTS if name in value]
    return tuple(found)


def placed(files: Files, path: str, value: Value) -> dict[str, object]:
    """Return the files with another value at a place; the files given stay as they are."""
    file, steps = _route(path)
    return {**files, file: _replaced(files[file], steps, value)}


def places(pack: schema.Pack) -> Iterator[tuple[str, Value]]:
    """Yield every place of a pack with its value, in the order of the pack."""
    for factor in pack.model.factors:
        yield f"factors.{factor.id}.importance", factor.importance
    thresholds = pack.model.thresholds.model_dump(exclude={"reason"})
    for name, number in thresholds.items():
        yield f"thresholds.{name}", number
    for confidence in ("high", "medium", "low"):
        for name, number in getattr(pack.model.spreads, confidence).model_dump().items():
            yield f"spreads.{confidence}.{name}", number
    for criteria in pack.criteria.values():
        for criterion in criteria:
            yield from _places_of(criterion)


def _places_of(criterion: schema.Criterion) -> Iterator[tuple[str, Value]]:
    yield f"criteria.{criterion.id}.importance", criterion.importance
    yield f"criteria.{criterion.id}.base_rate", dict(criterion.base_rate)
    for level in criterion.levels:
        for code, mark in level.marks.items():
            yield f"marks.{level.id}.{code}", mark


def _route(path: str) -> tuple[str, tuple[str, ...]]:
    part, *rest = path.split(".")
    if part == "marks":
        criterion, letter, code = rest
        level = f"{criterion}.{letter}"
        return f"criteria/{criterion[:2]}.json", (
            "criteria",
            criterion,
            "levels",
            level,
            "marks",
            code,
        )
    if part == "criteria":
        return f"criteria/{rest[0][:2]}.json", (part, *rest)
    return "model.json", (part, *rest)


def _inside(value: object, step: str) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list):
        return next((one for one in value if _is_called(one, step)), None)
    return None


def _replaced(content: object, steps: tuple[str, ...], value: Value) -> object:
    if not steps:
        return value
    first, *rest = steps
    if isinstance(content, dict):
        return {**content, first: _replaced(content[first], tuple(rest), value)}
    if isinstance(content, list):
        return [
            _replaced(one, tuple(rest), value) if _is_called(one, first) else one for one in content
        ]
    raise TypeError(first)


def _is_called(entry: object, identity: str) -> bool:
    return isinstance(entry, dict) and entry.get("id") == identity
