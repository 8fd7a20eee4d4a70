"""The values of a model as rows of a table."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from core.decision.approach_names import approach_names
from core.decision.wording import sentence_case
from core.language import _
from core.model.own_copy import OwnCopy, describe
from core.model.pack import Approach, Criterion
from core.model.place_words import place_words, value_words
from core.model.places import Value
from gui.models.shown import ShownModel


class Cell(NamedTuple):
    """One cell; ``path`` names the place that can be changed there, or "".

    ``is_changed`` says that the value is not the shipped one.
    """

    text: str
    path: str = ""
    is_changed: bool = False
    is_number: bool = False
    spoken: str = ""


class Table(NamedTuple):
    """Heads and rows; the columns named in ``wide`` share the room that is left."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: tuple[int, ...] = (0,)


def table_of(section: str, model: ShownModel, question: str = "") -> Table:
    """Return the table of one section; ``question`` chooses the marks that are shown."""
    if section == "marks":
        return _marks(model, question)
    if section == "changes":
        return _changes(model)
    if section == "texts":
        return _texts(model, question)
    if section == "gates":
        return _gates(model)
    if section == "base-rates":
        heads = (_("Question"), _("When nobody knows"), _("Shipped"))
        return Table(heads, tuple(_base_rates(model)), (0, 2))
    columns = (_("What"), _("Value"), _("Shipped"), _("Why"))
    return Table(columns, tuple(_plain(model, path) for path in _paths(section, model)), (0, 3))


def table_of_models(models: Iterable[ShownModel], is_in_use: Callable[[ShownModel], bool]) -> Table:
    """Return the list of the models: name, date, who made it, whether new assessments use it."""
    heads = (_("Model"), _("Date"), _("Who"), _("New assessments"))
    rows = (
        (
            Cell(model.name),
            Cell(model.copy.date if model.copy else model.pack.model.date),
            Cell((model.copy.author or "–") if model.copy else model.pack.model.author),
            Cell(_("use it") if is_in_use(model) else ""),
        )
        for model in models
    )
    return Table(heads, tuple(rows), (0, 3))


def questions_of(model: ShownModel) -> Iterator[Criterion]:
    """Yield the questions in the order they are asked."""
    for criteria in model.pack.criteria.values():
        yield from criteria


def _paths(section: str, model: ShownModel) -> list[str]:
    wanted: dict[str, Callable[[str], bool]] = {
        "importances": lambda path: path.startswith("factors."),
        "questions": lambda path: path.startswith("criteria.") and path.endswith(".importance"),
        "thresholds": lambda path: path.startswith("thresholds."),
        "beliefs": lambda path: path.startswith("spreads."),
    }
    return [path for path in model.values if wanted[section](path)]


def _plain(model: ShownModel, path: str) -> tuple[Cell, ...]:
    words = _title(model, path)
    why = model.last_change(path)
    return (
        Cell(words),
        _value(model, path, words),
        Cell(value_words(model.shipped_value(path)), is_number=True),
        Cell(why.reason if why and _is_changed(model, path) else ""),
    )


def _title(model: ShownModel, path: str) -> str:
    part, key, *_rest = path.split(".")
    if part == "factors":
        return next(one.title for one in model.pack.model.factors if one.id == key)
    if part == "criteria":
        short = next(one.short for one in questions_of(model) if one.id == key)
        return f"{key}  {short}"
    words = model.words(path)
    return words[:1].upper() + words[1:]


def _value(model: ShownModel, path: str, title: str) -> Cell:
    text = _shown(model.values[path])
    if path.startswith("marks.") and model.values[path] != 0:
        text = text if text.startswith("−") else f"+{text}"
    is_changed = _is_changed(model, path)
    spoken = _("{title}: {value}").format(title=title, value=text)
    spoken += _(", changed") if is_changed else ""
    return Cell(text, path, is_changed, True, spoken)


def _shown(value: Value) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{level[-1]} {share * 100:.3g}" for level, share in value.items())
    return value_words(value)


def _is_changed(model: ShownModel, path: str) -> bool:
    return model.values[path] != model.shipped_value(path)


def _base_rates(model: ShownModel) -> Iterator[tuple[Cell, ...]]:
    for criterion in questions_of(model):
        path = f"criteria.{criterion.id}.base_rate"
        title = f"{criterion.id}  {criterion.short}"
        shipped = Cell(_shown(model.shipped_value(path)))
        yield Cell(title), _value(model, path, title)._replace(is_number=False), shipped


def _marks(model: ShownModel, question: str) -> Table:
    levels = next(one.levels for one in questions_of(model) if one.id == question)
    rows = (
        (
            Cell(approach.name),
            *(
                _value(model, f"marks.{one.id}.{approach.code}", f"{approach.name}, {one.label}")
                for one in levels
            ),
        )
        for approach in model.pack.approaches
    )
    return Table((_("Approach"), *(f"{one.id[-1]}  {one.label}" for one in levels)), tuple(rows))


def _texts(model: ShownModel, question: str) -> Table:
    found = next(one for one in questions_of(model) if one.id == question)
    rows = (
        (Cell(f"{level.id[-1]}  {level.label}"), Cell(level.definition), Cell(level.reason))
        for level in found.levels
    )
    return Table((_("Answer"), _("What it means"), _("Why these marks")), tuple(rows), (1, 2))


def _gates(model: ShownModel) -> Table:
    effects = {
        "blocks": _("blocks"),
        "requires": _("asks for a step first"),
        "warns": _("warns"),
        "diagnose": _("diagnose first"),
        "stop": _("stop here"),
        "limits": _("not in the first stage"),
        "informs": _("note"),
    }
    known = model.pack.approaches
    rows = (
        (
            Cell(f"{gate.id}  {gate.title}"),
            Cell(f"{gate.rule} ({_effect(effects[gate.effect], known, gate.approaches)})"),
            Cell(sentence_case(gate.opens_when)),
            Cell(f"{gate.threshold_origin} {' '.join(gate.sources)}".strip()),
        )
        for gate in model.pack.gates
    )
    heads = (_("Gate"), _("Rule"), _("Opens when"), _("Where it comes from"))
    return Table(heads, tuple(rows), (0, 1, 2, 3))


def _effect(word: str, known: tuple[Approach, ...], codes: Iterable[str]) -> str:
    names = approach_names(known, codes)
    return f"{word}: {names}" if names else word


def _changes(model: ShownModel) -> Table:
    copy = model.copy
    heads = (_("Change"), _("Why"), _("Version"), _("Date"), _("Who"))
    if copy is None:
        return Table(heads, ())
    rows = (
        (
            Cell(
                sentence_case(describe(copy, model.pack, one)),
                one.path if one.version is None else "",
            ),
            Cell(one.reason),
            Cell(one.version or _("not yet")),
            Cell(one.date),
            Cell(one.author or "–"),
        )
        for one in reversed(copy.changes)
    )
    return Table(heads, (*_renewals(copy, model), *rows), (0, 1))


def _renewals(copy: OwnCopy, model: ShownModel) -> Iterator[tuple[Cell, ...]]:
    """Yield, the latest first, each shipped model taken over and what was not carried over."""
    taken = [*(one.base for one in copy.renewals[1:]), copy.base][: len(copy.renewals)]
    for renewal, base in reversed(tuple(zip(copy.renewals, taken, strict=True))):
        who = Cell(renewal.author or "–")
        sentence = _("Shipped model {new} taken over in place of {old}")
        if (base.id, base.version) == (renewal.base.id, renewal.base.version):
            sentence = _("Shipped model {new}, revised without a new number, taken over")
        words = sentence.format(new=base.version, old=renewal.base.version)
        yield Cell(words), Cell(""), Cell(""), Cell(renewal.date), who
        for one in renewal.left_out:
            what = _("Not carried over: {place}, {value}")
            what = what.replace("{value}", value_words(one.after))
            what = what.replace("{place}", place_words(model.pack, one.path))
            yield Cell(what), Cell(f"{one.why} {one.reason}"), Cell(""), Cell(renewal.date), who
