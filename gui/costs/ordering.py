"""From the open session to an order for the reckoner, and from what came of it to a view."""

from core.assessment.session import AssessmentSession
from core.assessment.stated import stated_numbers
from core.decision.recommendation import Status
from core.economics.catalogue import CostPack
from core.economics.sheet import CostSheet, Estimate
from core.economics.words import trained_on_top
from core.model.pack import Pack
from gui.costs.reckoner import CostOrder, Reckoned
from gui.costs.view import CostView, Pair


class Ordering:
    """Knows which two approaches are compared, and what the session says besides the sheet."""

    def __init__(self, session: AssessmentSession, costs: CostPack) -> None:
        """Read the session anew with every order; ``pair`` is None until somebody chooses."""
        self._session, self._costs = session, costs
        self.pair: Pair | None = None

    def stated(self) -> dict[str, Estimate]:
        """Return the numbers among the answers."""
        return stated_numbers(self._session.assessment, self._session.analyst.model)

    def order(self, sheet: CostSheet, today: str, *, is_trial: bool) -> CostOrder:
        """Return the order for a sheet; blocked approaches are reckoned and not compared."""
        recommendation = self._session.recommendation
        compared = frozenset(
            row.code for row in recommendation.ranking if row.status is not Status.BLOCKED
        )
        return CostOrder(
            sheet=sheet,
            stated=self.stated(),
            today=today,
            compared=compared,
            pair=self.pair or self._first_pair(),
            recommended=recommendation.recommended,
            is_trial=is_trial,
        )

    def view(self, done: Reckoned, pack: Pack) -> CostView:
        """Return what the parts of the page show of a result."""
        codes = frozenset(row.code for row in done.result.rows)
        return CostView(
            sheet=done.order.sheet,
            result=done.result,
            costs=self._costs,
            pack=pack,
            blocked=codes - done.order.compared,
            recommended=done.order.recommended,
            pair=done.order.pair,
            crossing=done.crossing,
            on_top=done.on_top,
        )

    def _first_pair(self) -> Pair:
        recommended, baseline = self._session.recommendation.recommended, self._costs.baseline
        if recommended is not None and recommended != baseline:
            return Pair(recommended, baseline)
        trained = trained_on_top(baseline, self._costs)
        return Pair(trained or baseline, baseline)
