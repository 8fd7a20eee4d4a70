"""How long one answer takes (domain notes, D8)."""

from core.economics.ledger import NOTHING, Build, Ledger
from core.economics.request_cost import cached_share, fixed_text
from core.economics.result import Latency, Part
from core.economics.summary import likely


def latency(ledger: Ledger, build: Build) -> Latency | None:
    """Return the seconds of the likely case, None where an input is missing."""
    fixed = sum(fixed_text(ledger, build).values(), NOTHING)
    prompt = fixed * (1 - cached_share(ledger, fixed)) + ledger["user-tokens"]
    parts = {"network": ledger["network-seconds"]}
    if build.looks_up:
        parts["lookup"] = ledger["retrieval-seconds"]
        prompt = prompt + ledger["retrieved-tokens"]
    if build.orchestrates:
        prompt = prompt + ledger["history-tokens"]
    parts["reading"] = prompt / ledger["prefill-rate"]
    rate = ledger["tuned-decode-rate" if build.is_trained else "decode-rate"]
    writing = ledger["output-tokens"] / rate
    first = {name: likely(column) for name, column in parts.items()}
    later = {"writing": likely(writing)}
    if build.orchestrates:
        # A call that plans or sums up reads and writes about as much as the one that answers.
        call = likely(parts["reading"] + writing)
        later["calls"] = (likely(ledger["orchestration-calls"]) - 1) * call
        later["tools"] = likely(ledger["tool-seconds"])
    return _latency(first, later)


def _latency(first: dict[str, float], later: dict[str, float]) -> Latency | None:
    opening = sum(first.values())
    whole = opening + sum(later.values())
    if whole != whole:  # NaN: something is missing
        return None
    parts = tuple(Part(name, seconds) for name, seconds in (first | later).items())
    return Latency(opening, whole, parts)
