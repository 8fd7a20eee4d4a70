"""What the firm has changed in the shipped decision model, in words for the client."""

from core.days import long_date
from core.language import _
from core.model.own_changes import OwnChange
from core.model.pack import Criterion, Pack
from core.model.place_words import place_words
from core.report.model_change_record import ModelChangeLine, ModelChanges
from core.report.wording import sentence


def compose_own_changes(pack: Pack) -> ModelChanges | None:
    """Return the values that are not as shipped, None where there are none."""
    own = pack.own
    if own is None or not own.changes:
        return None
    text = _(
        "This result is by {model}, which stands on the shipped model {base}. These values were "
        "changed in it, each with its reason; everything else is as shipped."
    )
    name = f"{pack.model.title} {pack.model.version}"
    passage = text.replace("{base}", own.base).replace("{model}", name)
    return ModelChanges(passage, tuple(_line(pack, one) for one in own.changes))


def _line(pack: Pack, one: OwnChange) -> ModelChangeLine:
    words = place_words(pack, one.path)
    what = f"{words[:1].upper()}{words[1:]}{_answer(pack, one.path)}"
    since = _("Version {version}, {date}")
    since = since.format(version=one.version, date=long_date(one.date))
    if one.author.strip():
        since = f"{since}, {one.author.strip()}"
    return ModelChangeLine(what, one.before, one.after, sentence(one.reason), since)


def _answer(pack: Pack, path: str) -> str:
    """Return question or answer behind an id, as a client knows it."""
    part, key, *rest = path.split(".")
    if part not in ("criteria", "marks"):
        return ""
    found = next(one for one in _questions(pack) if one.id == key)
    if part == "criteria":
        return f" ({found.short})"
    label = next((one.label for one in found.levels if one.id == f"{key}.{rest[0]}"), "")
    return f" ({found.short.rstrip('?')}: {label})"


def _questions(pack: Pack) -> tuple[Criterion, ...]:
    return tuple(one for criteria in pack.criteria.values() for one in criteria)
