"""What a cost result does not cover, as sentences."""

from core.economics.catalogue import CostPack
from core.economics.result import CostResult
from core.language import _

_STILL = ("growth", "price-decline", "discount")


def left_out(result: CostResult, pack: CostPack) -> tuple[str, ...]:
    """Return what no figure covers: what nobody has entered first, then what never is."""
    known = {name: one.stated for name, one in result.assumptions.items() if one.stated}
    said = []
    still = [name for name in _STILL if name in known and known[name].high == 0 == known[name].low]
    if still:
        titles = ", ".join(_lower(pack.entry(name).title) for name in still)
        said.append(_("Nothing is assumed about: {inputs}.").format(inputs=titles))
    if not any(name.startswith("acceptable-") for name in known):
        said.append(_("How many answers are good enough: nobody has measured it."))
    said += unvalued(result)
    if "base-life" not in known:
        said.append(_("How long the base model stays: not entered."))
    return (*said, *pack.left_out)


def unvalued(result: CostResult) -> tuple[str, ...]:
    """Return what keeps better answers from being valued in money, () when nothing does."""
    has_value, has_cost = (
        not result.assumptions[name].is_missing for name in ("value-answer", "cost-wrong")
    )
    if has_value and has_cost:
        return ()
    if has_value:
        return (_("What a wrong answer costs: not entered, so better answers are not valued."),)
    if has_cost:
        return (_("What a good answer is worth: not entered, so better answers are not valued."),)
    return (_("What a good answer is worth and what a wrong one costs: not entered."),)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
