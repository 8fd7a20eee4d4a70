"""How likely blocking gates leave an approach open while answers are missing, exactly.

Missing answers follow their base rates, independently. Only those that the gates of an approach
read are enumerated, and those that share no gate apart from each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.analysis.gate_views import GateView, numbered
from core.answers import Answer, AnswerSheet, State
from core.decision.beliefs import WHOLE, in_ten_thousandths
from core.decision.model import DecisionModel, GateEntry

KEPT = 256
Chances = tuple[float, ...]
Levels = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """Missing answers that share gates, as classes of levels numbered through.

    ``places`` gives per question the class of each possible level, ``shares`` the chance of a
    class, ``together`` the chance that two classes hold and no gate fails, ``open`` the chance
    that no gate fails.
    """

    places: Mapping[str, tuple[int, ...]]
    shares: Chances
    together: tuple[Chances, ...]
    open: float


class OpenGates:
    """The joints of one model, kept for as long as the answers its gates read stay the same."""

    def __init__(self, model: DecisionModel) -> None:
        """Know no joint yet."""
        self._model = model
        self._levels = {q: possible_levels(model, q) for q in model.criteria}
        self._known: dict[object, tuple[Joint, ...] | None] = {}

    def joints(
        self, gates: tuple[GateEntry, ...], sheet: AnswerSheet, missing: frozenset[str]
    ) -> tuple[Joint, ...] | None:
        """Return the joints of these gates, None when one of them fails for certain."""
        read = dict.fromkeys(q for gate in gates for q in gate.reads)
        stands = tuple(None if q in missing else sheet[q] for q in read)
        key = (tuple(gate.id for gate in gates), stands)
        if key not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[key] = self._build(gates, sheet, missing)
        return self._known[key]

    def _build(
        self, gates: tuple[GateEntry, ...], sheet: AnswerSheet, missing: frozenset[str]
    ) -> tuple[Joint, ...] | None:
        options = {
            q: tuple(self._answer(q, place) for place, _ in self._levels[q])
            for gate in gates
            for q in gate.reads
            if q in missing
        }
        views = [GateView(self._model, gate, sheet, options) for gate in gates]
        outcomes = [{view.fails(case) for case in view.every_class()} for view in views]
        if {True} in outcomes:
            return None
        undecided = [v for v, seen in zip(views, outcomes, strict=True) if len(seen) > 1]
        return tuple(self._joint(group) for group in _groups(undecided))

    def _answer(self, criterion: str, place: int) -> Answer:
        return Answer(State.ANSWERED, self._model.criteria[criterion].levels[place].id)

    def _joint(self, views: list[GateView]) -> Joint:
        criteria = tuple(dict.fromkeys(q for view in views for q in view.criteria))
        classes = {q: numbered(_signatures(views, q)) for q in criteria}
        places: dict[str, tuple[int, ...]] = {}
        shares: list[float] = []
        for q in criteria:
            places[q] = tuple(len(shares) + place for place in classes[q])
            shares += [0.0] * (max(classes[q]) + 1)
            for place, (_, share) in zip(places[q], self._levels[q], strict=True):
                shares[place] += share
        together = [[0.0] * len(shares) for _ in shares]
        is_open = 0.0
        for case, chance in _open_cases(views, places, shares):
            is_open += chance
            for one in case:
                row = together[one]
                for other in case:
                    row[other] += chance
        return Joint(places, tuple(shares), tuple(map(tuple, together)), is_open)


def possible_levels(model: DecisionModel, criterion: str) -> Levels:
    """Return (place, chance) of the levels that the base rate holds possible."""
    rates = in_ten_thousandths(model.criteria[criterion].base_rate)
    return tuple((place, rate / WHOLE) for place, rate in enumerate(rates) if rate)


def _signatures(views: list[GateView], criterion: str) -> list[tuple[int, ...]]:
    rows = [view.classes[criterion] for view in views if criterion in view.classes]
    return list(zip(*rows, strict=True))


def _groups(views: list[GateView]) -> list[list[GateView]]:
    groups: list[list[GateView]] = []
    for view in views:
        touching = [g for g in groups if any(set(o.criteria) & set(view.criteria) for o in g)]
        groups = [group for group in groups if group not in touching]
        groups.append([*(other for group in touching for other in group), view])
    return groups


def _open_cases(
    views: list[GateView], places: Mapping[str, tuple[int, ...]], shares: list[float]
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield every combination of classes in which no gate fails, with its chance."""
    criteria = tuple(places)
    own = [_own_classes(views, q, places[q]) for q in criteria]
    ready = [
        [view for view in views if max(criteria.index(q) for q in view.criteria) == depth]
        for depth in range(len(criteria))
    ]
    at = [[criteria.index(q) for q in view.criteria] for view in views]
    positions = {view.gate.id: place for view, place in zip(views, at, strict=True)}

    def fails(view: GateView, case: tuple[int, ...]) -> bool:
        return view.fails(
            tuple(own[depth][case[depth]][view.gate.id] for depth in positions[view.gate.id])
        )

    def below(case: tuple[int, ...], chance: float) -> Iterator[tuple[tuple[int, ...], float]]:
        depth = len(case)
        if depth == len(criteria):
            yield case, chance
            return
        for place in own[depth]:
            longer = (*case, place)
            if not any(fails(view, longer) for view in ready[depth]):
                yield from below(longer, chance * shares[place])

    return below((), 1.0)


def _own_classes(
    views: list[GateView], criterion: str, places: tuple[int, ...]
) -> dict[int, dict[str, int]]:
    """Return, per class of a joint, the class it has in each gate that reads the question."""
    readers = [view for view in views if criterion in view.classes]
    return {
        place: {view.gate.id: view.classes[criterion][option] for view in readers}
        for option, place in enumerate(places)
    }
