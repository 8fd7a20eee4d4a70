"""Titles for the ids of a cost result: parts of sums, owners, trust, shares of the draws."""

from collections.abc import Collection

from core.economics.catalogue import CostPack
from core.language import _

_PRICES = ("price-input", "price-cached", "price-cache-write", "price-output")


def once_title(part: str) -> str:
    """Return the title of a part of what is paid once."""
    return {
        "build": _("Building it"),
        "tests": _("Test set"),
        "examples": _("Examples for the prompt"),
        "index": _("Indexing the documents"),
        "data": _("Training data"),
        "training": _("Training runs"),
        "safety": _("Safety and regression tests"),
    }.get(part, part)


def monthly_title(part: str) -> str:
    """Return the title of a part of what every month costs."""
    return {
        "retest": _("Tests at each change of the model"),
        "vectors": _("Vector store"),
        "content": _("Keeping the documents right"),
        "reindex": _("Indexing changed documents"),
        "hosting": _("Hosting the trained model"),
        "retraining": _("Training it again"),
        "migration": _("Reserve for a provider that stops"),
    }.get(part, part)


def request_title(part: str) -> str:
    """Return the title of a part of what one request costs."""
    return {
        "instructions": _("Instructions"),
        "examples": _("Examples"),
        "passages": _("Passages looked up"),
        "user-text": _("The user’s text"),
        "history": _("Memory and tool results"),
        "answer": _("The answer"),
        "lookup": _("Looking things up"),
        "tools": _("Paid tools"),
        "machines": _("GPU hours"),
    }.get(part, part)


def latency_title(part: str) -> str:
    """Return the title of a part of the time one answer takes."""
    return {
        "network": _("Network and waiting"),
        "lookup": _("Looking things up"),
        "reading": _("Reading the prompt"),
        "writing": _("Writing the answer"),
        "calls": _("Further calls to the model"),
        "tools": _("Tools"),
    }.get(part, part)


def owner_word(owner: str) -> str:
    """Return whose an input is."""
    return {
        "client": _("client"),
        "consultant": _("consultant"),
        "default": _("default"),
        "price-list": _("price list"),
    }.get(owner, owner)


def trust_words(trust: str) -> str:
    """Return how far to believe a default, "" where nothing is said."""
    return {
        "vendor": _("from the vendor"),
        "second-hand": _("second-hand"),
        "low": _("low trust"),
        "judgement": _("judgement, not measured"),
    }.get(trust, "")


def cheapest_in_hundred(share: float | None) -> str:
    """Return in how many of 100 draws an approach costs least: "76", "<1", "–"."""
    if not share:
        return "–"
    drawn = round(share * 100)
    return str(drawn) if drawn else _("<1")


def input_titles(names: Collection[str], pack: CostPack) -> tuple[str, ...]:
    """Return the titles of inputs; the prices of one model become one title.

    Ids the pack does not have are left out.
    """
    today, trained = set(_PRICES), {f"tuned-{name}" for name in _PRICES}
    titles = []
    for name in names:
        if name in today and len(today & set(names)) > 1:
            titles.append(_("Prices of the model in use"))
        elif name in trained and len(trained & set(names)) > 1:
            titles.append(_("Prices of the model to be trained"))
        elif name in pack.by_id:
            titles.append(pack.entry(name).title)
    return tuple(dict.fromkeys(titles))
