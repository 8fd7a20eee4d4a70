"""The archive decided again under another version of the decision model; nothing is written."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from core.answers import State
from core.assessment.basis import Basis, basis_of
from core.assessment.document import Assessment, ModelStamp
from core.assessment.models import LoadedModel, Models
from core.assessment.unknown_codes import uncounted_lines
from core.decision.case import Case
from core.decision.gates import answer_clause
from core.decision.recommendation import Recommendation
from core.decision.values import MILLION
from core.decision.wording import sentence_case
from core.language import _
from core.model.differences import Difference, differences
from core.progress import Progress

_LINES = 3
_LEAST_SHOWN = MILLION // 10
_NOT_DECIDING = ("thresholds.middle_answers", "thresholds.middle_share", "thresholds.telling_times")


class Effect(StrEnum):
    """What another version does to one assessment; each has exactly one."""

    OTHER_RECOMMENDATION = "other_recommendation"
    OTHER_VERDICT_ONLY = "other_verdict_only"
    UNCHANGED = "unchanged"
    NOT_DECIDED = "not_decided"


class Tally(NamedTuple):
    """How many assessments there are, and how many of each effect; these add up to them."""

    assessments: int
    other_recommendation: int
    other_verdict_only: int
    unchanged: int
    not_decided: int

    @property
    def words(self) -> str:
        """Return the counts under the names of the fields, for window and command line."""
        sentence = _(
            "Other recommendation: {other}; other verdict only: {verdict}; "
            "unchanged: {unchanged}; not decided: {undecided}."
        )
        return sentence.format(
            other=self.other_recommendation,
            verdict=self.other_verdict_only,
            unchanged=self.unchanged,
            undecided=self.not_decided,
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict as it stands in a list; ``recommended`` is the code of an approach or None."""

    state: str
    word: str
    recommended: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """One assessment of the archive and the verdict the archive has for it.

    ``assessment`` is None when it cannot be read.
    """

    id: str
    client: str
    use_case: str
    verdict: Told
    assessment: Assessment | None


@dataclass(frozen=True, slots=True)
class Replayed:
    """One assessment under both versions.

    ``is_from_archive`` says that its own version is not at hand, so that ``before`` is the
    verdict the archive has. ``after`` is None with ``trouble``, the sentence that says why.
    ``remarks`` say which answers the new version does not offer, so that they count as not given.
    """

    id: str
    client: str
    use_case: str
    made_with: ModelStamp | None
    before: Told
    after: Told | None
    is_from_archive: bool = False
    why: tuple[str, ...] = ()
    trouble: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def effect(self) -> Effect:
        """Return what the new version does to the recommendation, else to the verdict."""
        if self.after is None:
            return Effect.NOT_DECIDED
        if self.after.recommended != self.before.recommended:
            return Effect.OTHER_RECOMMENDATION
        is_other_state = self.after.state != self.before.state
        return Effect.OTHER_VERDICT_ONLY if is_other_state else Effect.UNCHANGED


def tally(found: Sequence[Replayed]) -> Tally:
    """Return how many assessments there are of each effect."""
    count = Counter(one.effect for one in found)
    return Tally(len(found), *(count[effect] for effect in Effect))


def to_look_at(found: Sequence[Replayed]) -> tuple[Replayed, ...]:
    """Return what is not as before, by effect, then what is and has remarks."""
    wanted = [effect for effect in Effect if effect is not Effect.UNCHANGED]
    differing = tuple(one for effect in wanted for one in found if one.effect is effect)
    remarked = (one for one in found if one.effect is Effect.UNCHANGED and one.remarks)
    return (*differing, *remarked)


def replay(
    kept: Iterable[Kept], count: int, models: Models, new: LoadedModel
) -> Generator[Progress, None, tuple[Replayed, ...]]:
    """Decide each assessment under its own version and under the new one; cancelable."""
    found: list[Replayed] = []
    known: dict[tuple[str, str], tuple[Difference, ...]] = {}
    for place, one in enumerate(kept):
        yield Progress(place, count, _("Replaying the archive"))
        found.append(_replayed(one, models, new, known))
    return tuple(found)


def compare(one: Kept, models: Models, new: LoadedModel) -> Replayed:
    """Return one assessment under its own version and under the new one."""
    return _replayed(one, models, new, {})


def told(result: Recommendation) -> Told:
    """Return the verdict of a result as it stands in a list."""
    return Told(result.verdict.state.value, result.verdict.word, result.recommended)


def _replayed(
    one: Kept,
    models: Models,
    new: LoadedModel,
    known: dict[tuple[str, str], tuple[Difference, ...]],
) -> Replayed:
    names = (one.id, one.client, one.use_case)
    assessment = one.assessment
    if assessment is None:
        trouble = _("It cannot be read. Open the last good copy of the archive.")
        return Replayed(*names, None, one.verdict, None, trouble=trouble)
    now = basis_of(assessment, new.analyst)
    after = told(_decided(now))
    replayed = Replayed(
        *names,
        assessment.model,
        one.verdict,
        after,
        remarks=tuple(uncounted_lines(assessment, new.pack)),
    )
    old = models.exact(assessment.model)
    if old is None:
        why = (_old_version_missing(assessment.model, models),)
        return replace(replayed, is_from_archive=True, why=why)
    then = basis_of(assessment, old.analyst)
    replayed = replace(replayed, before=told(_decided(then)))
    if replayed.effect is Effect.UNCHANGED:
        return replayed
    key = (old.stamp.id, old.stamp.version)
    if key not in known:
        known[key] = differences(old.pack, new.pack)
    comparison = _Comparison(
        Case.of(then.analyst.model, then.sheet),
        Case.of(now.analyst.model, now.sheet),
        known[key],
    )
    return replace(replayed, why=tuple(comparison.why()))


def _decided(basis: Basis) -> Recommendation:
    return basis.recommend(basis.analyst.weigh(basis.sheet))


def _old_version_missing(stamp: ModelStamp, models: Models) -> str:
    fault = models.faults.get((stamp.id, stamp.version), "")
    sentence = _(
        "Version {version} of {id} is not at hand, so the verdict kept in the archive is "
        "compared and no single cause can be named."
    )
    return f"{sentence.format(version=stamp.version, id=stamp.id)} {fault}".strip()


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The same answers under two models, and the values in which those differ."""

    old: Case
    new: Case
    differing: tuple[Difference, ...]

    def why(self) -> Iterator[str]:
        """Yield sentences: gates, thresholds, then the answers that count otherwise."""
        yield from self._gates()
        yield from self._thresholds()
        yield from self._contributions()

    def _gates(self) -> Iterator[str]:
        before = {finding.id: finding for finding in self.old.findings}
        for finding in self.new.findings:
            earlier = before.get(finding.id)
            if earlier is None or earlier.outcome != finding.outcome:
                sentence = _("Gate {id} ({title}) now says: {word}.")
                yield sentence.format(id=finding.id, title=finding.title, word=finding.word)

    def _thresholds(self) -> Iterator[str]:
        for one in self.differing:
            if one.path.startswith("thresholds.") and one.path not in _NOT_DECIDING:
                yield f"{sentence_case(_with_reason(one))}."

    def _contributions(self) -> Iterator[str]:
        pair = self._pair()
        if pair is None:
            return
        winner, loser = pair
        name = self.new.model.alternative(winner).phrase
        for points, criterion in self._moved(winner, loser)[:_LINES]:
            answer = answer_clause(self.new.model, criterion, self.new.sheet).statement
            causes = self._touching(criterion, (winner, loser))
            sentence = _("{answer} ({id}) now speaks {points} points more for {approach}{because}.")
            yield sentence.format(
                answer=sentence_case(answer),
                id=criterion,
                points=f"{points / MILLION:.1f}",
                approach=name,
                because=_(", through the ") + "; ".join(map(_with_reason, causes))
                if causes
                else "",
            )

    def _pair(self) -> tuple[str, str] | None:
        """Return who gained and before whom; the leaders of both, else the first two now."""
        winner, loser = self.new.leader, self.old.leader
        if winner is None or loser is None:
            return None
        if winner != loser:
            return winner, loser
        second = self.new.runner_up
        if second is None or self._margin(self.new, second) >= self._margin(self.old, second):
            return (winner, second) if second else None
        return second, winner

    def _margin(self, case: Case, second: str) -> int:
        leader = self.new.leader or ""
        return case.total(leader) - case.total(second)

    def _moved(self, winner: str, loser: str) -> list[tuple[int, str]]:
        old, new = self.old.values.terms, self.new.values.terms
        one, other = self.new.model.positions[winner], self.new.model.positions[loser]
        before_one, before_other = self.old.model.positions[winner], self.old.model.positions[loser]
        moved = []
        for criterion, row in new.items():
            earlier = old.get(criterion)
            before = earlier[before_one] - earlier[before_other] if earlier else 0
            points = row[one] - row[other] - before
            if points >= _LEAST_SHOWN:
                moved.append((points, criterion))
        return sorted(moved, reverse=True)

    def _touching(self, criterion: str, codes: tuple[str, str]) -> list[Difference]:
        entry = self.new.model.criteria[criterion]
        answer = self.new.sheet[criterion]
        direct = [f"factors.{entry.factor}.importance", f"criteria.{criterion}.importance"]
        direct += [f"marks.{level.id}.{code}" for level in entry.levels for code in codes]
        if answer.state is State.UNKNOWN:
            direct.append(f"criteria.{criterion}.base_rate")
        else:
            kinds = ("neighbour_ratio", "stated_share", "number_factor")
            direct += [f"spreads.{answer.confidence.value}.{kind}" for kind in kinds]
        found = [one for one in self.differing if one.path in direct]
        # Importances count relative to each other, so another one moves this answer too.
        return found or [one for one in self.differing if one.path.endswith(".importance")]


def _with_reason(one: Difference) -> str:
    return f"{one.words} (“{one.reason.rstrip('.')}”)" if one.reason else one.words
