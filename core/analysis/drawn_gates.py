"""The gates in every draw: which of them fail, and what that leaves feasible."""

from collections.abc import Iterable

import numpy as np

from core.analysis.draw_sets import DrawSets, every
from core.analysis.worlds import Worlds
from core.answers import AnswerSheet
from core.decision.model import DecisionModel, Effect, GateEntry


class DrawnGates:
    """The draws each gate fails in (``fails``) and those each approach is ``feasible`` in.

    Both are sets of draws, in the order of the model's gates and alternatives.
    """

    def __init__(self, model: DecisionModel, samples: int) -> None:
        """Note which gates read a criterion and which block an approach; none is looked at."""
        self._gates = model.gates
        self._every = every(samples)
        self._readers: dict[str, list[int]] = {}
        # One row more, in which nothing is blocked, so that each approach has a row to look at.
        nobody = len(model.gates)
        blockers: list[list[int]] = [[nobody] for _ in model.alternatives]
        for row, gate in enumerate(model.gates):
            for criterion in gate.reads:
                self._readers.setdefault(criterion, []).append(row)
            for place in _blocked_by(gate, model):
                blockers[place].append(row)
        self._blockers = np.concatenate(blockers)
        self._starts = np.cumsum([0, *map(len, blockers[:-1])])
        self._overridden: frozenset[str] = frozenset()
        self._blocks: DrawSets = np.zeros((nobody + 1, len(self._every)), dtype=np.uint64)
        self.fails: DrawSets = self._blocks[:nobody].copy()
        self.feasible: DrawSets = np.tile(self._every, (len(model.alternatives), 1))

    def read_all(self, worlds: Worlds, sheet: AnswerSheet) -> None:
        """Look at every gate."""
        self._overridden = sheet.overridden
        for row in range(len(self._gates)):
            self._read(row, worlds, sheet)
        self._settle()

    def read_again(self, changed: Iterable[str], worlds: Worlds, sheet: AnswerSheet) -> None:
        """Look at the gates that read what changed, and those newly overridden or no longer."""
        rows = {row for criterion in changed for row in self._readers.get(criterion, ())}
        turned = self._overridden ^ sheet.overridden
        if turned:
            rows.update(row for row, gate in enumerate(self._gates) if gate.id in turned)
        self._overridden = sheet.overridden
        is_changed = False
        for row in rows:
            is_changed |= self._read(row, worlds, sheet)
        if is_changed:
            self._settle()

    def _read(self, row: int, worlds: Worlds, sheet: AnswerSheet) -> bool:
        """Look at one gate; say whether it blocks in other draws than before."""
        gate = self._gates[row]
        fails = self.fails[row] = worlds.holds(gate.fails_when, sheet)
        if gate.effect is not Effect.BLOCKS:
            return False
        blocks = fails * (gate.id not in sheet.overridden)
        before = self._blocks[row].copy()
        self._blocks[row] = blocks
        return bool((blocks != before).any())

    def _settle(self) -> None:
        """Find out where no gate blocks an approach."""
        rows = self._blocks.take(self._blockers, axis=0)
        self.feasible = self._every ^ np.bitwise_or.reduceat(rows, self._starts, axis=0)


def _blocked_by(gate: GateEntry, model: DecisionModel) -> list[int]:
    if gate.effect is not Effect.BLOCKS:
        return []
    return [model.positions[code] for code in gate.approaches if code in model.positions]
