"""One case: the answers and all that follows from them before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.answers import AnswerSheet, State
from core.decision.asked import asked_criteria, asked_only
from core.decision.gates import Standing, find_gates, one_per_gate, standings
from core.decision.model import DecisionModel, LevelEntry
from core.decision.ranking import Order, order
from core.decision.recommendation import GateFinding, Status
from core.decision.values import MILLION, Values, evaluate_values


@dataclass(frozen=True, slots=True)
class Case:
    """Everything computed from one sheet.

    ``asked`` says which questions are asked; on ``sheet`` the others are not applicable.
    ``findings`` has one entry per gate, ``parts`` one per part of a gate the costs split.
    ``stated`` holds the level of every answered criterion that counts, in asking order.
    """

    model: DecisionModel
    sheet: AnswerSheet
    asked: Mapping[str, bool]
    values: Values
    order: Order
    standing: Mapping[str, Standing]
    findings: tuple[GateFinding, ...]
    parts: tuple[GateFinding, ...]
    stated: Mapping[str, LevelEntry]

    @classmethod
    def of(cls, model: DecisionModel, answered: AnswerSheet) -> "Case":
        """Compute values, gates and order."""
        asked = asked_criteria(model, answered)
        sheet = asked_only(answered, asked)
        values = evaluate_values(model, sheet)
        parts = find_gates(model, sheet)
        standing = standings(model, parts)
        ranking = order(model, values, standing)
        stated = _stated(model, sheet, values)
        findings = one_per_gate(model, parts)
        return cls(model, sheet, asked, values, ranking, standing, findings, parts, stated)

    @property
    def leader(self) -> str | None:
        """Return the approach to recommend, None when every approach is blocked."""
        return self.order.leader

    @property
    def runner_up(self) -> str | None:
        """Return the best approach behind the leader that is not blocked."""
        return self.order.runner_up

    @property
    def need_line(self) -> int:
        """Return the fit below which nothing calls for an approach, in millionths of a point."""
        return round(self.model.limits.need_line * MILLION)

    @property
    def margin(self) -> int | None:
        """Return the lead over the runner-up in millionths of a point.

        None without a competitor: every other approach is blocked, or called for by nothing
        while the leader is.
        """
        if self.leader is None or self.runner_up is None or not self.competes(self.runner_up):
            return None
        return self.total(self.leader) - self.total(self.runner_up)

    def total(self, code: str) -> int:
        """Return the value of one approach in millionths of a point."""
        return self.values.total[self.model.positions[code]]

    def fit(self, code: str) -> int:
        """Return the fit of one approach in millionths of a point."""
        return self.values.fit[self.model.positions[code]]

    def competes(self, code: str) -> bool:
        """Say whether the approach could be recommended before the leader by its value alone."""
        if self.leader is None or self.standing[code].status is Status.BLOCKED:
            return False
        return self.is_needed(code) or not self.is_needed(self.leader)

    def is_needed(self, code: str) -> bool:
        """Say whether the answers call for the approach at all."""
        return self.fit(code) >= self.need_line


def _stated(model: DecisionModel, sheet: AnswerSheet, values: Values) -> dict[str, LevelEntry]:
    return {
        q: model.criteria[q].level(answer.level or "")
        for q in values.terms
        if (answer := sheet[q]).state is State.ANSWERED
    }
