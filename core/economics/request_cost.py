"""What one request costs to run (domain notes, D2)."""

from dataclasses import dataclass

import numpy as np

from core.economics.ledger import NOTHING, Build, Column, Ledger

_MILLION = 1_000_000
_QUERIES = 1_000


@dataclass(frozen=True, slots=True)
class RequestCost:
    """The cost of one request by part; ``other`` is what is not paid by the token."""

    parts: dict[str, Column]
    other: frozenset[str] = frozenset({"lookup", "tools", "machines"})

    @property
    def tokens(self) -> Column:
        """Return what is paid by the token; it follows the token price."""
        return sum((self.parts[name] for name in self.parts if name not in self.other), NOTHING)

    @property
    def rest(self) -> Column:
        """Return what is paid otherwise."""
        return sum((self.parts[name] for name in self.parts if name in self.other), NOTHING)

    @property
    def whole(self) -> Column:
        """Return the cost of one request."""
        return self.tokens + self.rest


def request_cost(ledger: Ledger, build: Build) -> RequestCost:
    """Return the running cost per request of one approach."""
    parts: dict[str, Column] = {}
    if build.is_trained and build.serving == "own":
        parts["machines"] = _machines(ledger, build)
    else:
        parts |= _token_parts(ledger, build)
    if build.looks_up:
        parts["lookup"] = _lookup(ledger)
    if build.orchestrates:
        parts["tools"] = ledger["tool-cost"]
    return RequestCost(parts)


def fixed_text(ledger: Ledger, build: Build) -> dict[str, Column]:
    """Return the tokens that are the same in every request, by part."""
    instructions = "tuned-static-tokens" if build.is_trained else "static-tokens"
    text = {"instructions": ledger[instructions]}
    if build.shows_examples:
        text["examples"] = ledger["example-tokens"]
    return text


def cached_share(ledger: Ledger, fixed: Column) -> Column:
    """Return the share read from cache; a text under the cache's minimum is never cached."""
    return np.where(fixed >= ledger.pack.cache_minimum_tokens, ledger.share("cached-share"), 0.0)


def calls(ledger: Ledger, build: Build) -> Column:
    """Return the model calls one request takes, repeats included."""
    once = ledger["orchestration-calls"] if build.orchestrates else np.ones(())
    return once * (1 + ledger.share("retry-share"))


def _token_parts(ledger: Ledger, build: Build) -> dict[str, Column]:
    price = "tuned-price-" if build.is_trained else "price-"
    each = calls(ledger, build) * _price_factor(ledger, build) / _MILLION
    fixed = fixed_text(ledger, build)
    cached = cached_share(ledger, sum(fixed.values(), NOTHING))
    entering = ledger[price + "input"]
    first = np.where(cached > 0, ledger[price + "cache-write"], entering)
    fixed_price = (1 - cached) * first + cached * ledger[price + "cached"]
    parts = {name: each * tokens * fixed_price for name, tokens in fixed.items()}
    if build.looks_up:
        parts["passages"] = each * ledger["retrieved-tokens"] * entering
    parts["user-text"] = each * ledger["user-tokens"] * entering
    if build.orchestrates:
        parts["history"] = each * ledger["history-tokens"] * entering
    parts["answer"] = each * ledger["output-tokens"] * ledger[price + "output"]
    return parts


def _price_factor(ledger: Ledger, build: Build) -> Column:
    batch = 1 - ledger.share("batch-share") * ledger.share("batch-discount")
    if build.is_trained and build.serving == "per-token":
        return batch * ledger["tuned-price-factor"]
    return batch


def _machines(ledger: Ledger, build: Build) -> Column:
    # The GPUs kept ready are paid by the month; what a request adds is the time it takes on one.
    written = calls(ledger, build) * ledger["output-tokens"]
    seconds = written / (ledger["gpu-tokens-second"] * ledger.share("gpu-load"))
    return seconds / 3600 * ledger["price-gpu-hour"]


def _lookup(ledger: Ledger) -> Column:
    embedding = ledger["user-tokens"] * ledger["price-embedding"] / _MILLION
    return embedding + (ledger["price-vector-query"] + ledger["price-rerank"]) / _QUERIES
