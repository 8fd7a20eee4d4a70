"""The places of a pack and their values in words."""

from core.language import _
from core.model import pack as schema
from core.model.places import Value

MINUS = "−"


def place_words(pack: schema.Pack, path: str) -> str:
    """Return what a place holds, as it stands in a list ("importance of Knowledge")."""
    part, *rest = path.split(".")
    if part == "factors":
        titles = {factor.id: factor.title for factor in pack.model.factors}
        return _("importance of {title}").replace("{title}", titles.get(rest[0], rest[0]))
    if part == "thresholds":
        return threshold_words().get(rest[0], rest[0])
    if part == "spreads":
        return _("{name}, {confidence} confidence").format(
            name=spread_words().get(rest[1], rest[1]), confidence=_confidences()[rest[0]]
        )
    if part == "marks":
        return _mark_words(pack, *rest)
    kinds = {"importance": _("importance of question {id}"), "base_rate": _("base rate of {id}")}
    return kinds[rest[1]].format(id=rest[0])


def value_words(value: Value) -> str:
    """Return a value as it is printed; the shares of a base rate in per cent, in order."""
    if isinstance(value, dict):
        return ", ".join(f"{share * 100:.10g} %" for share in value.values())
    return f"{value:,.10g}".replace("-", MINUS)


def threshold_words() -> dict[str, str]:
    """Return what each threshold says, by its key."""
    return {
        "least_need_answers": _("answers about the need before anything is recommended"),
        "least_difference": _("smallest lead worth acting on, in points"),
        "clear_margin": _("lead of a clear verdict before the runs are counted, in points"),
        "need_line": _("fit below which an approach counts as not needed, in points"),
        "clear_first": _("share of runs in first place for a clear verdict"),
        "clear_pairwise": _("share of runs before the second for a clear verdict"),
        "leaning_first": _("share of runs in first place to lean at all"),
        "samples": _("number of runs"),
        "concentration": _("how close the runs keep to the importances"),
        "split_majority": _("share of one kind from which a split reads as that kind"),
        "telling_times": _("how many times today’s an importance may be to be told"),
        "middle_answers": _("answers on a scale before middle answers are pointed out"),
        "middle_share": _("share of middle answers that is pointed out"),
    }


def spread_words() -> dict[str, str]:
    """Return what each figure of a spread says, by its key."""
    return {
        "neighbour_ratio": _("belief on the next level, as a share of this one"),
        "stated_share": _("belief on the stated answer, unordered levels"),
        "number_factor": _("range of a number, as a factor"),
    }


def _confidences() -> dict[str, str]:
    return {"high": _("high"), "medium": _("medium"), "low": _("low")}


def _mark_words(pack: schema.Pack, criterion: str, letter: str, code: str) -> str:
    phrases = {str(approach.code): approach.phrase for approach in pack.approaches}
    level = f"{criterion}.{letter}"
    return _("mark of {approach} at {level}").format(approach=phrases.get(code, code), level=level)
