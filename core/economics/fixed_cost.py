"""What is paid once, and what is paid every month whatever the volume (domain notes, D3, D4)."""

import numpy as np

from core.economics.ledger import NOTHING, Build, Column, Ledger

_MILLION = 1_000_000
_GIGABYTE = 1_000_000_000
_MONTHS = 12


def upfront(ledger: Ledger, build: Build) -> dict[str, Column]:
    """Return what is paid once, by part."""
    parts = {"build": _building(ledger, build), "tests": _test_set(ledger)}
    if build.shows_examples:
        parts["examples"] = ledger["few-shot-examples"] * _minute_price(ledger)
    if build.looks_up:
        passes = ledger["price-embedding"] + ledger["price-context-pass"]
        parts["index"] = ledger["corpus-tokens"] * passes / _MILLION
    if build.is_trained:
        parts["data"] = _curation(ledger, build)
        parts["training"] = _training(ledger, build)
    parts["safety"] = _safety(ledger, build)
    return parts


def monthly(ledger: Ledger, build: Build, request: Column) -> dict[str, Column]:
    """Return what every month costs, by part; ``request`` is the cost of one request."""
    retest = _retest(ledger, request)
    parts = {"retest": ledger["model-changes"] * retest / _MONTHS}
    if build.looks_up:
        parts["vectors"] = _storage(ledger) * ledger["price-vector-storage"]
        parts["content"] = ledger["owner-hours"] * ledger["rate-expert"]
        changed = ledger.share("changed-share") * ledger["corpus-tokens"]
        parts["reindex"] = changed * ledger["price-embedding"] / _MILLION
    if build.is_trained:
        parts["hosting"] = _hosting(ledger, build)
        parts["retraining"] = _retraining(ledger, build, retest) / _MONTHS
        if build.serving != "own":
            parts["migration"] = _migration(ledger, build, retest) / _MONTHS
    return parts


def _building(ledger: Ledger, build: Build) -> Column:
    hours = sum((ledger[name] for name in build.hours), NOTHING)
    if len(build.hours) > 1:
        hours = hours * (1 - ledger.share("hybrid-saving"))
    return hours * ledger["rate-engineer"]


def _test_set(ledger: Ledger) -> Column:
    return ledger["eval-cases"] * ledger["minutes-case"] / 60 * ledger["rate-expert"]


def _minute_price(ledger: Ledger) -> Column:
    return ledger["minutes-example"] / 60 * ledger["rate-expert"]


def _curation(ledger: Ledger, build: Build) -> Column:
    examples = ledger["full-examples" if "full-tuning" in build.parts else "training-examples"]
    again = 1 + ledger.share("reject-share") + ledger.share("rework-share")
    cost = examples * _minute_price(ledger) * (again + ledger.share("validation-share"))
    if "preference" in build.parts:
        cost = cost + ledger["preference-pairs"] * ledger["price-pair"] * again
    return cost


def _training(ledger: Ledger, build: Build) -> Column:
    if build.serving == "own":
        hours = ledger["gpu-hours-full" if "full-tuning" in build.parts else "gpu-hours"]
        if "preference" in build.parts:
            hours = hours + ledger["reinforcement-hours"]
        run = hours * ledger["price-gpu-hour"]
    else:
        run = _hosted_tokens(ledger, build) * ledger["price-training"] / _MILLION
        if "preference" in build.parts:
            run = run + ledger["reinforcement-hours"] * ledger["price-reinforcement-hour"]
    if "preference" in build.parts:
        run = run + ledger["grader-cost"]
    return run * ledger["runs"]


def _hosted_tokens(ledger: Ledger, build: Build) -> Column:
    asked = ledger["tuned-static-tokens"] + ledger["user-tokens"]
    example = asked + ledger["output-tokens"]
    watched = ledger.share("validation-share") * ledger["evaluations"]
    tokens = ledger["training-examples"] * example * (ledger["epochs"] + watched)
    if "preference" in build.parts:
        pair = asked + 2 * ledger["output-tokens"]
        tokens = tokens + ledger["preference-pairs"] * pair * ledger["epochs"]
    return tokens


def _safety(ledger: Ledger, build: Build) -> Column:
    suite = ledger["suite-hours"] * ledger["rate-engineer"]
    if build.is_trained or build.orchestrates:
        return suite
    return suite * ledger.share("suite-share")


def _retest(ledger: Ledger, request: Column) -> Column:
    judged = ledger["eval-cases"] * request * ledger["judge-factor"]
    return judged + ledger["review-hours"] * ledger["rate-expert"]


def _storage(ledger: Ledger) -> Column:
    pack = ledger.pack
    vectors = ledger["corpus-tokens"] / ledger["chunk-tokens"]
    size = vectors * ledger["dimensions"] * pack.vector_bytes * pack.vector_overhead
    return size / _GIGABYTE


def _hosting(ledger: Ledger, build: Build) -> Column:
    if build.serving == "per-token":
        return NOTHING
    if build.serving == "hourly":
        return ledger["price-hosting-hour"] * ledger["hosting-hours"]
    machines = ledger["gpus"] * ledger["price-gpu-hour"] * ledger["hosting-hours"]
    return machines + ledger["operations-hours"] * ledger["rate-engineer"]


def _retraining(ledger: Ledger, build: Build, retest: Column) -> Column:
    times = np.maximum(_MONTHS / ledger["base-interval"], _MONTHS / ledger["drift-interval"])
    renewed = ledger.share("renewed-share") * _curation(ledger, build)
    release = ledger["release-hours"] * ledger["rate-engineer"]
    return times * (renewed + _training(ledger, build) + retest + release)


def _migration(ledger: Ledger, build: Build, retest: Column) -> Column:
    converted = ledger.share("recuration-share") * _curation(ledger, build)
    work = converted + _training(ledger, build) + retest
    return ledger.share("withdrawal-chance") * work
