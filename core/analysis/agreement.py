"""How far the program agrees with published cases whose outcome is known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.analysis.analyst import Analyst
from core.analysis.published_cases import Given, PublishedCase
from core.analysis.shares import Share
from core.answers import Answer, AnswerSheet, State, read_bare_answers
from core.decision.case import Case
from core.decision.model import CriterionEntry, DecisionModel
from core.decision.recommendation import VerdictState
from core.decision.verdict import is_recommending, state_of
from core.errors import FileFault
from core.language import _

# Kinds of case by the best approach; what is not listed stands for itself.
KINDS = {"LORA": "LORA/FULL", "FULL": "LORA/FULL", "FT+RAG": "hybrid", "FT+ICL": "hybrid"}

Marks = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's answers to all cases; the cases this reader did not answer are left out."""

    id: str
    cases: tuple[PublishedCase, ...]
    sheets: tuple[AnswerSheet, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method makes of one case; ``state`` is empty where it gives no verdict."""

    recommended: str | None
    two_best: tuple[str, ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the outcomes agree with what the sources support."""

    top1: Share
    top2: Share
    harm: Share
    family: Share


@dataclass(frozen=True, slots=True)
class ReadingAgreement:
    """One reading: in total, per kind of best approach, the clear verdicts, the plain sum.

    ``clear`` counts the clear verdicts that are right, ``clear_harm`` those the source shows to
    be wrong; ``moved`` counts single answers whose slip to a neighbouring level moves the
    recommendation.
    """

    id: str
    total: Tally
    kinds: Mapping[str, Tally]
    states: Mapping[str, Share]
    clear: Share
    clear_harm: Share
    plain: Tally
    moved: Share

    @property
    def kept(self) -> Share:
        """Return how many of those slips leave the recommendation as it is."""
        return Share(self.moved.whole - self.moved.count, self.moved.whole)


@dataclass(frozen=True, slots=True)
class Filled:
    """Each reading with its open questions answered as in the other, its own answers kept.

    ``tallies`` holds one per reading, none without a second; ``same`` counts cases with the same
    recommendation from both.
    """

    tallies: tuple[Tally, ...]
    same: Share


@dataclass(frozen=True, slots=True)
class Agreement:
    """All readings, and how often two readings of a case lead to the same recommendation.

    ``filled`` tells how much of the difference comes from questions only one of them answered.
    """

    cases: int
    readings: tuple[ReadingAgreement, ...]
    same: Share
    plain_same: Share
    filled: Filled


def read_readings(
    model: DecisionModel, cases: Sequence[PublishedCase], file: str
) -> tuple[Reading, ...]:
    """Return the readings of the cases as answer sheets; FileFault names a wrong answer."""
    _refuse_unknown_codes(model, cases, file)
    second = [case for case in cases if case.answers_second_reading is not None]
    readings = [_reading(model, "first", cases, lambda case: case.answers, file)]
    if second:
        readings.append(
            _reading(model, "second", second, lambda case: case.answers_second_reading or {}, file)
        )
    return tuple(readings)


def measure(model: DecisionModel, readings: Sequence[Reading], catalogue: Marks) -> Agreement:
    """Return the agreement; ``catalogue`` holds the marks of the plain sum by level."""
    analyst = Analyst(model)
    ours = [[evaluate(analyst, sheet) for sheet in reading.sheets] for reading in readings]
    plain = [
        [plain_sum(model, sheet, catalogue) for sheet in reading.sheets] for reading in readings
    ]
    return Agreement(
        cases=len(readings[0].cases),
        readings=tuple(
            _agreement(model, reading, *both)
            for reading, *both in zip(readings, ours, plain, strict=True)
        ),
        same=_same(readings, ours),
        plain_same=_same(readings, plain),
        filled=_filled(model, readings),
    )


def fill(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return each of two readings with its open questions answered as in the other."""
    if len(readings) < 2:
        return ()
    first, second = (_by_case(reading) for reading in readings)
    shared = tuple(case for case in readings[0].cases if case.id in second)
    return tuple(
        Reading(
            reading.id,
            shared,
            tuple(
                AnswerSheet({**other[case.id].answers, **own[case.id].answers}) for case in shared
            ),
        )
        for reading, own, other in zip(readings, (first, second), (second, first), strict=True)
    )


def _by_case(reading: Reading) -> dict[str, AnswerSheet]:
    return {case.id: sheet for case, sheet in zip(reading.cases, reading.sheets, strict=True)}


def _filled(model: DecisionModel, readings: Sequence[Reading]) -> Filled:
    filled = fill(readings)
    outcomes = [[_outcome(Case.of(model, sheet)) for sheet in own.sheets] for own in filled]
    tallies = tuple(
        _tally(model, list(zip(reading.cases, own, strict=True)))
        for reading, own in zip(filled, outcomes, strict=True)
    )
    return Filled(tallies, _same(filled, outcomes))


def evaluate(analyst: Analyst, sheet: AnswerSheet) -> Outcome:
    """Return what the program recommends for one sheet, with the verdict it prints."""
    case = Case.of(analyst.model, sheet)
    return _outcome(case, state_of(case, analyst.study(sheet)).value)


def _outcome(case: Case, state: str = "") -> Outcome:
    return Outcome(_recommended(case), case.order.codes[:2], state)


def _recommended(case: Case) -> str | None:
    return case.leader if is_recommending(state_of(case)) else None


def plain_sum(model: DecisionModel, sheet: AnswerSheet, catalogue: Marks) -> Outcome:
    """Return what adding up the catalogue's marks would say: no gates and no importances."""
    levels = [answer.level for answer in sheet.answers.values() if answer.level]
    totals = {
        one.code: sum(catalogue[level][one.code] for level in levels) for one in model.alternatives
    }
    codes = sorted(totals, key=lambda code: (-totals[code], model.positions[code]))
    return Outcome(codes[0], tuple(codes[:2]))


def moved_by_a_slip(model: DecisionModel, sheet: AnswerSheet, recommended: str | None) -> Share:
    """Count the slips of one answer to a neighbouring level that move the recommendation."""
    moved = [
        _recommended(Case.of(model, _with(sheet, criterion, level))) != recommended
        for criterion, answer in sheet.answers.items()
        for level in neighbours(model.criteria[criterion], answer)
    ]
    return Share(sum(moved), len(moved))


def neighbours(criterion: CriterionEntry, answer: Answer) -> tuple[str, ...]:
    """Return the levels next to a stated one; a level outside the order has none."""
    if not criterion.ordered or answer.level is None:
        return ()
    has_bands = any(level.band for level in criterion.levels)
    ranked = [level.id for level in criterion.levels if level.band or not has_bands]
    pairs = list(pairwise(ranked))
    before = [low for low, high in pairs if high == answer.level]
    return (*before, *(high for low, high in pairs if low == answer.level))


def _with(sheet: AnswerSheet, criterion: str, level: str) -> AnswerSheet:
    confidence = sheet[criterion].confidence
    slipped = Answer(State.ANSWERED, level, confidence=confidence)
    return AnswerSheet({**sheet.answers, criterion: slipped})


def _reading(
    model: DecisionModel,
    name: str,
    cases: Sequence[PublishedCase],
    given: Callable[[PublishedCase], Given],
    file: str,
) -> Reading:
    sheets = tuple(_sheet(model, case, given(case), file) for case in cases)
    return Reading(name, tuple(cases), sheets)


def _sheet(model: DecisionModel, case: PublishedCase, given: Given, file: str) -> AnswerSheet:
    try:
        return read_bare_answers({"answers": given}, model, file)
    except FileFault as fault:
        raise FileFault(file, f"{case.id}, {fault.place}", fault.expected) from fault


def _refuse_unknown_codes(model: DecisionModel, cases: Iterable[PublishedCase], file: str) -> None:
    for case in cases:
        for key, codes in (("acceptable", case.acceptable), ("wrong", case.wrong)):
            for code in codes:
                if code not in model.positions:
                    expected = _("expected an approach, one of {codes}; {code} is none.")
                    known = ", ".join(model.positions)
                    sentence = expected.format(codes=known, code=code)
                    raise FileFault(file, f"{case.id}, {key}", sentence)


def _agreement(
    model: DecisionModel, reading: Reading, ours: list[Outcome], plain: list[Outcome]
) -> ReadingAgreement:
    pairs = list(zip(reading.cases, ours, strict=True))
    clear = [pair for pair in pairs if pair[1].state == VerdictState.CLEAR]
    kinds = dict.fromkeys(_kind(case) for case in reading.cases)
    slips = [
        moved_by_a_slip(model, sheet, outcome.recommended)
        for sheet, outcome in zip(reading.sheets, ours, strict=True)
    ]
    return ReadingAgreement(
        id=reading.id,
        total=_tally(model, pairs),
        kinds={kind: _tally(model, [p for p in pairs if _kind(p[0]) == kind]) for kind in kinds},
        states=_states(pairs),
        clear=_counted(clear, _is_right),
        clear_harm=_counted(clear, _is_harmful),
        plain=_tally(model, list(zip(reading.cases, plain, strict=True))),
        moved=Share(sum(slip.count for slip in slips), sum(slip.whole for slip in slips)),
    )


Pair = tuple[PublishedCase, Outcome]


def _kind(case: PublishedCase) -> str:
    return KINDS.get(case.acceptable[0], case.acceptable[0])


def _tally(model: DecisionModel, pairs: Sequence[Pair]) -> Tally:
    return Tally(
        top1=_counted(pairs, _is_right),
        top2=_counted(pairs, lambda pair: bool({*pair[1].two_best} & {*pair[0].acceptable})),
        harm=_counted(pairs, _is_harmful),
        family=_counted(pairs, lambda pair: _is_family_right(model, pair)),
    )


def _states(pairs: Sequence[Pair]) -> dict[str, Share]:
    found = {state.value: [p for p in pairs if p[1].state == state] for state in VerdictState}
    return {state: _counted(own, _is_right) for state, own in found.items() if own}


def _counted(pairs: Sequence[Pair], holds: Callable[[Pair], bool]) -> Share:
    return Share(sum(holds(pair) for pair in pairs), len(pairs))


def _is_right(pair: Pair) -> bool:
    return pair[1].recommended in pair[0].acceptable


def _is_harmful(pair: Pair) -> bool:
    return pair[1].recommended in pair[0].wrong


def _is_family_right(model: DecisionModel, pair: Pair) -> bool:
    case, outcome = pair
    if outcome.recommended is None:
        return False
    families = {model.alternative(code).family for code in case.acceptable}
    return model.alternative(outcome.recommended).family in families


def _same(readings: Sequence[Reading], outcomes: Sequence[list[Outcome]]) -> Share:
    if len(readings) < 2:
        return Share(0, 0)
    first, second = (
        {case.id: outcome.recommended for case, outcome in zip(reading.cases, own, strict=True)}
        for reading, own in zip(readings, outcomes, strict=True)
    )
    both = [(first[case], second[case]) for case in second]
    return Share(sum(one == other for one, other in both), len(both))
