"""``tuning-fork validate [CASES | --unseen] [--json]``: agreement with published cases."""

from pathlib import Path

from core.analysis.agreement import (
    Agreement,
    Marks,
    ReadingAgreement,
    Tally,
    measure,
    read_readings,
)
from core.analysis.agreement_bars import Bar, bars
from core.analysis.published_cases import (
    PublishedCase,
    read_cases,
    shipped_cases,
)
from core.analysis.shares import Share
from core.command_line.agreement_text import describe_agreement
from core.command_line.output import write_json, write_text
from core.decision.model import DecisionModel
from core.files import read_limited
from core.model.compile import compile_model
from core.model.loader import load_shipped
from core.model.named_model import read_model
from core.model.pack import Pack


def validate(file: Path | str, other: Path | None = None, *, as_json: bool) -> int:
    """Print how far a model agrees with published cases; a missed bar is no error.

    ``file`` is a path, or the name of cases that come with the program. The model is the shipped
    one, or the one in ``other``.
    """
    pack = read_model(other) if other else load_shipped()
    model = compile_model(pack)
    readings = read_readings(model, _cases(file), str(file))
    agreement = measure(model, readings, catalogue_marks(pack))
    if as_json:
        write_json(as_data(model, agreement))
    else:
        write_text(describe_agreement(model, agreement))
    return 0


def _cases(file: Path | str) -> tuple[PublishedCase, ...]:
    if isinstance(file, Path):
        return read_cases(read_limited(file), str(file))
    return shipped_cases(file)


def catalogue_marks(pack: Pack) -> Marks:
    """Return the marks before any listed change: what the catalogue said by itself."""
    marks = {
        level.id: {str(code): mark for code, mark in level.marks.items()}
        for criteria in pack.criteria.values()
        for criterion in criteria
        for level in criterion.levels
    }
    # Newest first in the pack, so the oldest change has the last word.
    for change in pack.changes:
        for one in change.marks:
            marks[one.level][one.approach] = one.before
    return marks


def as_data(model: DecisionModel, agreement: Agreement) -> dict[str, object]:
    """Return the agreement as plain data for a program."""
    return {
        "model": {"id": model.id, "version": model.version},
        "cases": agreement.cases,
        "readings": {reading.id: _reading(reading) for reading in agreement.readings},
        "same_recommendation": _share(agreement.same),
        "plain_sum_same_recommendation": _share(agreement.plain_same),
        "filled": {
            "readings": {
                reading.id: _tally(tally)
                for reading, tally in zip(
                    agreement.readings, agreement.filled.tallies, strict=False
                )
            },
            "same_recommendation": _share(agreement.filled.same),
        },
        "bars": [_bar(bar) for bar in bars(agreement)],
    }


def _reading(reading: ReadingAgreement) -> dict[str, object]:
    return {
        **_tally(reading.total),
        "kinds": {kind: _tally(tally) for kind, tally in reading.kinds.items()},
        "verdicts_right": {state: _share(share) for state, share in reading.states.items()},
        "clear_right": _share(reading.clear),
        "clear_harm": _share(reading.clear_harm),
        "moved_by_one_slip": _share(reading.moved),
        "kept_after_one_slip": _share(reading.kept),
        "plain_sum": _tally(reading.plain),
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "top1": _share(tally.top1),
        "top2": _share(tally.top2),
        "harm": _share(tally.harm),
        "family": _share(tally.family),
    }


def _share(share: Share) -> dict[str, object]:
    low, high = share.interval
    value = share.value
    return {
        "count": share.count,
        "of": share.whole,
        "share": None if value is None else round(value, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }


def _bar(bar: Bar) -> dict[str, object]:
    return {
        "reading": bar.reading or None,
        "figure": bar.figure,
        "at_most" if bar.is_ceiling else "at_least": bar.limit,
        "reached": bar.share.value,
        "met": bar.is_met,
    }
