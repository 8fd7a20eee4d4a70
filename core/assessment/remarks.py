"""What is pointed out about how the answers came about; none of it changes the result."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.assessment.document import Assessment
from core.assessment.made_with import other_model
from core.assessment.middle import count_middle
from core.assessment.seen import changed_since_seen
from core.assessment.stated import differing_numbers
from core.assessment.unknown_codes import is_unknown_favourite, unknown_lines
from core.decision.recommendation import Recommendation, VerdictState
from core.language import _
from core.model.pack import Approach, Pack


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; ``text`` leads up to the ids of ``criteria`` when there are any.

    ``kind`` is "other-model", "unknown-code", "contradiction", "costs-differ", "favourite",
    "changed-after-result" or "middle".
    """

    kind: str
    text: str
    criteria: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Return the whole remark."""
        return f"{self.text} {', '.join(self.criteria)}." if self.criteria else self.text


def remarks(assessment: Assessment, result: Recommendation, pack: Pack) -> tuple[Remark, ...]:
    """Return what stands out, in the order it is shown."""
    return (
        *_other_model(assessment, result),
        *(Remark("unknown-code", line) for line in unknown_lines(assessment, pack)),
        *_contradictions(assessment, result, pack),
        *_differing_costs(assessment),
        *_favourite(assessment, result, pack),
        *_changed(assessment, result, pack),
        *_middle(assessment, result, pack),
    )


def _other_model(assessment: Assessment, result: Recommendation) -> Iterator[Remark]:
    text = other_model(assessment, result)
    if text:
        yield Remark("other-model", text)


def _contradictions(assessment: Assessment, result: Recommendation, pack: Pack) -> Iterator[Remark]:
    for entry in pack.contradictions:
        is_met = all(
            result.asked.get(criterion)
            and assessment.entry(criterion).state == "answered"
            and assessment.entry(criterion).level in levels
            for criterion, levels in entry.answers.items()
        )
        if is_met:
            yield Remark("contradiction", f"{entry.text} {entry.reason}", tuple(entry.answers))


def _differing_costs(assessment: Assessment) -> Iterator[Remark]:
    differing = tuple(one.criterion for one in differing_numbers(assessment).values())
    if differing:
        text = _("The costs reckon with another figure than the answer gives. Look at both:")
        yield Remark("costs-differ", text, differing)


def _favourite(assessment: Assessment, result: Recommendation, pack: Pack) -> Iterator[Remark]:
    favourite, seen = assessment.details.favourite, assessment.seen
    if favourite == "not-asked" or is_unknown_favourite(assessment, pack):
        return
    when = "before" if seen is None or seen.favourite == favourite else "after"
    if favourite == "none":
        yield Remark("favourite", _say(pack, f"remark.no_hope.{when}"))
        return
    hoped = _approach(pack, favourite)
    found = _approach(pack, result.recommended) if result.recommended else None
    key = f"remark.answers.{_agreement(hoped, found, result)}"
    answers = _say(pack, key, approach=found.phrase if found else "")
    text = _say(pack, f"remark.hope.{when}", favourite=hoped.phrase, answers=answers)
    yield Remark("favourite", text)


def _agreement(hoped: Approach, found: Approach | None, result: Recommendation) -> str:
    if found is None:
        return "open"
    if result.verdict.state is VerdictState.TOO_CLOSE:
        return "close"
    if found == hoped:
        return "agree"
    return "contain" if hoped.code in found.components else "differ"


def _changed(assessment: Assessment, result: Recommendation, pack: Pack) -> Iterator[Remark]:
    changed = set(changed_since_seen(assessment, result.from_costs))
    # In the order of the questions; what is not asked any more counts no more.
    shown = tuple(q for q, is_asked in result.asked.items() if is_asked and q in changed)
    if shown:
        key = "remark.changed.one" if len(shown) == 1 else "remark.changed.many"
        text = _say(pack, key, count=str(len(shown)))
        yield Remark("changed-after-result", text, shown)


def _middle(assessment: Assessment, result: Recommendation, pack: Pack) -> Iterator[Remark]:
    asked = (
        criterion
        for criteria in pack.criteria.values()
        for criterion in criteria
        if result.asked.get(criterion.id)
    )
    count = count_middle(assessment, asked)
    if count.is_telling(pack.model.thresholds):
        fields = {"count": str(count.middle), "answered": str(count.answered)}
        yield Remark("middle", _say(pack, "remark.middle", **fields))


def _approach(pack: Pack, code: str) -> Approach:
    return next(approach for approach in pack.approaches if approach.code == code)


def _say(pack: Pack, key: str, **fields: str) -> str:
    # Not str.format: a pack is data from outside and must not reach attributes.
    text = pack.wording[key]
    for name, value in fields.items():
        text = text.replace("{" + name + "}", value)
    return text
