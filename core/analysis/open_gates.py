"""How likely blocking gates leave an approach open while answers are missing, exactly.

Missing answers follow their base rates, independently. Only those that the gates of an approach
read are looked at, and those that share no gate apart from each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from core.analysis.gate_diagram import Diagram, chances_together, order_of
from core.analysis.gate_views import GateView, numbered
from core.answers import Answer, AnswerSheet, State
from core.decision.beliefs import WHOLE, in_ten_thousandths
from core.decision.model import DecisionModel, GateEntry

KEPT = 256
Kept = TypeVar("Kept")
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
        self._views: dict[object, GateView] = {}

    def joints(
        self, gates: tuple[GateEntry, ...], sheet: AnswerSheet, missing: frozenset[str]
    ) -> tuple[Joint, ...] | None:
        """Return the joints of these gates, None when one of them fails for certain."""
        read = dict.fromkeys(q for gate in gates for q in gate.reads)
        stands = tuple(None if q in missing else sheet[q] for q in read)
        key = (tuple(gate.key for gate in gates), stands)
        try:
            return self._known[key]
        except KeyError:
            # Two threads may look at once, so what was built is returned and not looked up again.
            built = self._build(gates, sheet, missing)
        _keep(self._known, key, built)
        return built

    def _build(
        self, gates: tuple[GateEntry, ...], sheet: AnswerSheet, missing: frozenset[str]
    ) -> tuple[Joint, ...] | None:
        views = [self._view(gate, sheet, missing) for gate in gates]
        outcomes = [{view.fails(case) for case in view.every_class()} for view in views]
        if {True} in outcomes:
            return None
        undecided = [v for v, seen in zip(views, outcomes, strict=True) if len(seen) > 1]
        return tuple(self._joint(group) for group in _groups(undecided))

    def _view(self, gate: GateEntry, sheet: AnswerSheet, missing: frozenset[str]) -> GateView:
        key = (gate.key, tuple(None if q in missing else sheet[q] for q in gate.reads))
        view = self._views.get(key)
        if view is None:
            options = {
                q: tuple(self._answer(q, place) for place, _ in self._levels[q])
                for q in gate.reads
                if q in missing
            }
            view = GateView(self._model, gate, sheet, options)
            _keep(self._views, key, view)
        return view

    def _answer(self, criterion: str, place: int) -> Answer:
        return Answer(State.ANSWERED, self._model.criteria[criterion].levels[place].id)

    def _joint(self, views: list[GateView]) -> Joint:
        criteria = order_of(views)
        signatures = {q: _signatures(views, q) for q in criteria}
        numbers = {q: numbered(signatures[q]) for q in criteria}
        places: dict[str, tuple[int, ...]] = {}
        shares: list[list[float]] = []
        for q in criteria:
            start = sum(map(len, shares))
            places[q] = tuple(start + number for number in numbers[q])
            own = [0.0] * (max(numbers[q]) + 1)
            for number, (_, share) in zip(numbers[q], self._levels[q], strict=True):
                own[number] += share
            shares.append(own)
        classes = {q: list(dict.fromkeys(signatures[q])) for q in criteria}
        is_open, together = chances_together(Diagram(views, criteria, classes).layers, shares)
        flat = tuple(share for own in shares for share in own)
        return Joint(places, flat, tuple(map(tuple, together)), is_open)


def _keep(known: dict[object, Kept], key: object, found: Kept) -> None:
    if len(known) >= KEPT:
        known.clear()
    known[key] = found


def possible_levels(model: DecisionModel, criterion: str) -> Levels:
    """Return (place, chance) of the levels that the base rate holds possible."""
    rates = in_ten_thousandths(model.criteria[criterion].base_rate)
    return tuple((place, rate / WHOLE) for place, rate in enumerate(rates) if rate)


def _signatures(views: list[GateView], criterion: str) -> list[tuple[int, ...]]:
    """Return per option the class it has in each gate, 0 in those that do not read it."""
    options = len(next(v.classes[criterion] for v in views if criterion in v.classes))
    rows = [view.classes.get(criterion, (0,) * options) for view in views]
    return list(zip(*rows, strict=True))


def _groups(views: list[GateView]) -> list[list[GateView]]:
    groups: list[list[GateView]] = []
    for view in views:
        touching = [g for g in groups if any(set(o.criteria) & set(view.criteria) for o in g)]
        groups = [group for group in groups if group not in touching]
        groups.append([*(other for group in touching for other in group), view])
    return groups
