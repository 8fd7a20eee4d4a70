"""Several gates as one layered diagram: every way through it leaves all of them open.

Each layer is one missing answer; ways that leave the same rest of every gate open meet again in
one place, so that the diagram stays small where the combinations of answers are many.
"""

from collections.abc import Mapping
from itertools import product

from core.analysis.gate_views import GateView

PASSES, FAILS = 0, 1
Rest = tuple[int, ...]
# Per place of a layer: (class of the answer, place in the next layer).
Layer = list[list[tuple[int, int]]]
Matrix = list[list[float]]


def order_of(views: list[GateView]) -> tuple[str, ...]:
    """Return the questions, so that gates are decided as early as possible one by one."""
    remaining = [set(view.criteria) for view in views]
    names = list(dict.fromkeys(q for view in views for q in view.criteria))
    chosen: list[str] = []
    while len(chosen) < len(names):
        reads = {q: sum(q in rest for rest in remaining) for q in names if q not in chosen}
        begun = [
            rest for rest, view in zip(remaining, views, strict=True) if rest != set(view.criteria)
        ]
        nearest = min((rest for rest in begun if rest), key=len, default=set(reads))
        chosen.append(max((q for q in reads if q in nearest), key=lambda q: reads[q]))
        for rest in remaining:
            rest.discard(chosen[-1])
    return tuple(chosen)


class Diagram:
    """The diagram over ``criteria``; ``classes`` gives per question the joint classes.

    A joint class is written as the class it has in each gate, by the place of the gate.
    """

    def __init__(
        self, views: list[GateView], criteria: tuple[str, ...], classes: Mapping[str, list[Rest]]
    ) -> None:
        """Build all layers; a way ends as soon as a gate fails."""
        self._nodes: list[tuple[int, Rest]] = [(-1, ()), (-1, ())]
        self._numbers: dict[tuple[int, Rest], int] = {}
        self.layers: list[Layer] = []
        rests = [tuple(self._tree(view, criteria) for view in views)]
        for depth, q in enumerate(criteria):
            places: dict[Rest, int] = {}
            layer: Layer = []
            for rest in rests:
                ways = []
                for number, joint in enumerate(classes[q]):
                    after = self._after(rest, depth, joint)
                    if FAILS not in after:
                        ways.append((number, places.setdefault(after, len(places))))
                layer.append(ways)
            self.layers.append(layer)
            rests = list(places)

    def _after(self, rest: Rest, depth: int, joint: Rest) -> Rest:
        nodes = self._nodes
        return tuple(
            nodes[node][1][joint[gate]] if nodes[node][0] == depth else node
            for gate, node in enumerate(rest)
        )

    def _tree(self, view: GateView, criteria: tuple[str, ...]) -> int:
        """Return the gate as a reduced decision tree in the order of the criteria."""
        order = sorted(view.criteria, key=criteria.index)
        at = [order.index(q) for q in view.criteria]
        counts = [max(view.classes[q]) + 1 for q in order]
        row = [
            FAILS if view.fails(tuple(case[place] for place in at)) else PASSES
            for case in product(*(range(count) for count in counts))
        ]
        for q, count in zip(reversed(order), reversed(counts), strict=True):
            depth = criteria.index(q)
            row = [
                self._node(depth, tuple(row[start : start + count]))
                for start in range(0, len(row), count)
            ]
        return row[0]

    def _node(self, depth: int, children: Rest) -> int:
        if len(set(children)) == 1:
            return children[0]
        key = (depth, children)
        if key not in self._numbers:
            self._numbers[key] = len(self._nodes)
            self._nodes.append(key)
        return self._numbers[key]


def chances_together(layers: list[Layer], shares: list[list[float]]) -> tuple[float, Matrix]:
    """Return the chance of any way through, and of those on which two classes hold.

    ``shares`` are the chances of the classes per layer; the matrix counts the classes of all
    layers through.
    """
    starts = [sum(map(len, shares[:depth])) for depth in range(len(shares))]
    onwards = _onwards(layers, shares)
    size = sum(map(len, shares))
    together = [[0.0] * size for _ in range(size)]
    reached = [1.0]
    for depth, layer in enumerate(layers):
        for number, share in enumerate(shares[depth]):
            row = starts[depth] + number
            mass = [0.0] * len(onwards[depth + 1])
            for place, ways in enumerate(layer):
                for taken, child in ways:
                    if taken == number:
                        mass[child] += reached[place] * share
            together[row][row] = sum(m * on for m, on in zip(mass, onwards[depth + 1], strict=True))
            for later in range(depth + 1, len(layers)):
                start = starts[later]
                gained, mass = _step(layers[later], shares[later], mass, onwards[later + 1])
                for column, chance in enumerate(gained, start):
                    together[row][column] = together[column][row] = chance
        reached = _step(layer, shares[depth], reached, onwards[depth + 1])[1]
    return onwards[0][0], together


def _onwards(layers: list[Layer], shares: list[list[float]]) -> list[list[float]]:
    """Return per place of each layer the chance to get through from there."""
    ends = {child for ways in layers[-1] for _, child in ways}
    found = [[1.0] * max(1, len(ends))]
    for layer, own in zip(reversed(layers), reversed(shares), strict=True):
        after = found[0]
        found.insert(0, [sum(own[taken] * after[to] for taken, to in ways) for ways in layer])
    return found


def _step(
    layer: Layer, shares: list[float], mass: list[float], onwards: list[float]
) -> tuple[list[float], list[float]]:
    """Return the chance per class to hold and get through, and where the mass stands then."""
    gained, after = [0.0] * len(shares), [0.0] * len(onwards)
    for weight, ways in zip(mass, layer, strict=True):
        if weight:
            for taken, child in ways:
                moved = weight * shares[taken]
                after[child] += moved
                gained[taken] += moved * onwards[child]
    return gained, after
