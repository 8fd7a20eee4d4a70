"""What to find out next: exact partial value of information, without simulation (methods 2.10).

Missing answers follow the base rates of the pack, independently, an unanswered one as its
distance from what is usual; stated answers count with
their expected marks and stay as stated before the gates. An approach that its gates block is
worth a fallback instead of its value. The value of a question is how much better the best
approach is expected to be once its answer is known, in points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul

from core.analysis.gate_views import blocking, deciding
from core.analysis.open_gates import Joint, OpenGates, possible_levels
from core.analysis.what_if import WhatIf
from core.answers import Answer, State
from core.decision.beliefs import WHOLE
from core.decision.model import DecisionModel
from core.decision.values import MILLION, NEUTRAL, term

PLACES = 6
Terms = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One missing answer and what it is worth to find it out.

    ``chance`` is the chance that the answer changes the recommendation, ``value`` its partial
    value of information in points, ``days`` the effort; ``gates`` are the gates it helps decide
    that block approaches or hold back the recommendation.
    """

    criterion: str
    chance: float
    value: float
    days: float
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Missing:
    """A missing answer: (chance, what it adds to each approach) per level, and the mean."""

    levels: tuple[tuple[float, Terms], ...]
    mean: Terms


@dataclass(frozen=True, slots=True)
class _Part:
    """One joint as an approach sees it: mean term per class, and the terms while open."""

    joint: Joint
    means: tuple[float, ...]
    expected: float


@dataclass(frozen=True, slots=True)
class _Outlook:
    """One approach: ``gain`` over the fallback while open, and what is expected of it.

    ``open`` is the chance that no gate blocks it; without joints it is 1, or 0 when blocked for
    certain. ``expected`` is the gain over the fallback with gates.
    """

    place: int
    gain: float
    parts: tuple[_Part, ...]
    open: float
    expected: float


class Enquiries:
    """Ranks the missing answers of one model; keeps what does not change between sheets."""

    def __init__(self, model: DecisionModel, fallback: float | None = None) -> None:
        """Take the points an approach is worth that turns out blocked.

        Without a figure that is the neutral 50 less the least difference worth acting on: one
        stands where one stood and has spent the effort.
        """
        self.model = model
        points = 50 - model.limits.least_difference if fallback is None else fallback
        self._fallback = points * MILLION
        self._open_gates = OpenGates(model)
        self._missing: dict[tuple[str, float, bool], _Missing] = {}

    def rank(self, what_if: WhatIf) -> tuple[Enquiry, ...]:
        """Return every missing answer, most value per day of effort first."""
        gates = self._deciding_gates(what_if)
        found = [
            Enquiry(
                q,
                chance_of_change(what_if, q),
                value,
                self.model.criteria[q].days,
                gates.get(q, ()),
            )
            for q, value in self.values(what_if).items()
        ]
        return tuple(sorted(found, key=lambda e: (-e.value / e.days, -e.chance)))

    def values(self, what_if: WhatIf) -> dict[str, float]:
        """Return the partial value of information of every missing answer, in points."""
        missing = self._missing_answers(what_if)
        outlooks = self._outlooks(what_if, missing)
        now = max((outlook.expected for outlook in outlooks), default=0.0)
        return {q: _worth(outlooks, q, answers, now) for q, answers in missing.items()}

    def _missing_answers(self, what_if: WhatIf) -> dict[str, _Missing]:
        scale, found = what_if.case.values.scale, {}
        for q in self.model.criteria:
            if q not in scale or what_if.sheet[q].state is State.ANSWERED:
                continue
            key = (q, scale[q], what_if.sheet[q].is_open)
            if key not in self._missing:
                self._missing[key] = _missing(self.model, q, scale[q], is_open=key[2])
            found[q] = self._missing[key]
        return found

    def _outlooks(self, what_if: WhatIf, missing: Mapping[str, _Missing]) -> list[_Outlook]:
        names = frozenset(missing)
        stated = [row for q, row in what_if.case.values.terms.items() if q not in missing]
        found = []
        for place, alternative in enumerate(self.model.alternatives):
            gates = blocking(self.model, what_if.sheet, alternative.code)
            joints = self._open_gates.joints(gates, what_if.sheet, names)
            base = NEUTRAL - what_if.case.values.charge[place] + sum(row[place] for row in stated)
            found.append(_outlook(place, base - self._fallback, joints, missing))
        return found

    def _deciding_gates(self, what_if: WhatIf) -> dict[str, tuple[str, ...]]:
        read: dict[str, dict[str, None]] = {}
        for gate in deciding(self.model, what_if.sheet):
            for q in gate.reads:
                read.setdefault(q, {})[gate.id] = None
        return {q: tuple(gates) for q, gates in read.items()}


def chance_of_change(what_if: WhatIf, criterion: str) -> float:
    """Return the chance that answering changes the recommendation, by the program's own rule.

    The answer counts as sure as the question stands today, which is how it would be entered.
    """
    sure = what_if.sheet[criterion].confidence
    entry = what_if.model.criteria[criterion]
    chance = 0.0
    for place, share in possible_levels(what_if.model, criterion):
        answer = Answer(State.ANSWERED, entry.levels[place].id, None, sure)
        if what_if.leader({criterion: answer})[0] != what_if.recommended:
            chance += share
    return round(chance, PLACES)


def _missing(model: DecisionModel, criterion: str, scale: float, *, is_open: bool) -> _Missing:
    """Return what a missing answer could add.

    An unanswered question is neutral in the value, so its levels count from their mean; "don't
    know" counts with its mean, in the value and here.
    """
    levels: list[tuple[float, Terms]] = []
    for place, share in possible_levels(model, criterion):
        marks = model.criteria[criterion].levels[place].marks
        levels.append((share, term(tuple(mark * WHOLE for mark in marks), scale)))
    mean = tuple(
        sum(share * row[place] for share, row in levels) for place in range(len(model.alternatives))
    )
    if is_open:
        levels = [(share, _less(row, mean)) for share, row in levels]
        mean = tuple(0.0 for _ in mean)
    return _Missing(tuple(levels), mean)


def _less(row: Terms, mean: Terms) -> Terms:
    return tuple(value - usual for value, usual in zip(row, mean, strict=True))


def _outlook(
    place: int,
    gain: float,
    joints: tuple[Joint, ...] | None,
    missing: Mapping[str, _Missing],
) -> _Outlook:
    """Sum up one approach; ``joints`` None means that it is blocked for certain."""
    if joints is None:
        return _Outlook(place, gain, (), 0.0, 0.0)
    tied = {q for joint in joints for q in joint.places}
    gain += sum(answers.mean[place] for q, answers in missing.items() if q not in tied)
    parts = tuple(_part(joint, place, missing) for joint in joints)
    is_open, sums = _combined(parts)
    return _Outlook(place, gain, parts, is_open, is_open * gain + sums)


def _part(joint: Joint, place: int, missing: Mapping[str, _Missing]) -> _Part:
    sums = [0.0] * len(joint.shares)
    for q, places in joint.places.items():
        for (share, row), at in zip(missing[q].levels, places, strict=True):
            sums[at] += share * row[place]
    means = tuple(value / share for value, share in zip(sums, joint.shares, strict=True))
    expected = sum(joint.together[at][at] * mean for at, mean in enumerate(means))
    return _Part(joint, means, expected)


def _combined(parts: tuple[_Part, ...]) -> tuple[float, float]:
    """Return the chance that all parts stay open, and their expected terms while they do."""
    is_open, sums = 1.0, 0.0
    for part in parts:
        sums = sums * part.joint.open + part.expected * is_open
        is_open *= part.joint.open
    return is_open, sums


def _worth(outlooks: list[_Outlook], criterion: str, answers: _Missing, now: float) -> float:
    """Return the partial value of information of one missing answer, in points."""
    columns = [_expected_after(outlook, criterion, answers) for outlook in outlooks]
    then = 0.0
    for level, (share, _) in enumerate(answers.levels):
        then += share * max(column[level] for column in columns)
    return max(0.0, round((then - now) / MILLION, PLACES))


def _expected_after(outlook: _Outlook, criterion: str, answers: _Missing) -> list[float]:
    """Return per level what is expected of the approach once that level is known to hold."""
    for part in outlook.parts:
        if criterion in part.joint.places:
            return _expected_after_tied(outlook, part, criterion, answers)
    place, mean = outlook.place, answers.mean[outlook.place]
    return [outlook.expected + outlook.open * (row[place] - mean) for _, row in answers.levels]


def _expected_after_tied(
    outlook: _Outlook, part: _Part, criterion: str, answers: _Missing
) -> list[float]:
    rest_open, rest_sums = _combined(tuple(p for p in outlook.parts if p is not part))
    if_open = outlook.gain * rest_open + rest_sums
    joint, found = part.joint, []
    for (_, row), at in zip(answers.levels, joint.places[criterion], strict=True):
        together, share = joint.together[at], joint.shares[at]
        others = sum(map(mul, together, part.means)) - together[at] * part.means[at]
        own = if_open + row[outlook.place] * rest_open
        found.append((together[at] * own + others * rest_open) / share)
    return found
