"""From a gesture on the cost page to an edit on the undo stack."""

from collections.abc import Callable

from core.assessment.edits import costs_edit, estimate_edit
from core.assessment.stated import Differing, differing_numbers
from core.economics.assumptions import resolve
from core.economics.begin import default_estimate, empty_sheet, with_model, with_preset
from core.economics.catalogue import CostPack, Preset, shipped_presets
from core.economics.entering import estimate_of, moved_to
from core.economics.price_file import ModelPrice, PriceFile
from core.economics.result import Assumption
from core.economics.sheet import CostSheet, Estimate
from core.language import _
from gui.session_bridge import SessionBridge

TUNED = "tuned-"
_OF_CALLS = ("price-input", "price-cached", "price-cache-write", "price-output")
CALL_PRICES = frozenset((*_OF_CALLS, *(TUNED + name for name in _OF_CALLS)))
"""The inputs that come from the price list with a model."""
_PEOPLE = ("client", "consultant")


class CostEditing:
    """Pushes what the parts of the page want changed.

    ``stated`` and ``today`` are asked anew each time: answers and days change.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        costs: CostPack,
        stated: Callable[[], dict[str, Estimate]],
        today: Callable[[], str],
    ) -> None:
        """Work on the open session."""
        self.bridge, self.costs = bridge, costs
        self._stated, self.today = stated, today
        self.prices: PriceFile | None = None

    @property
    def sheet(self) -> CostSheet | None:
        """Return the sheet of the document."""
        return self.bridge.session.assessment.costs

    def differing(self) -> dict[str, Differing]:
        """Return the inputs entered with another figure than the answer to their question."""
        return differing_numbers(self.bridge.session.assessment)

    def assumptions(self) -> dict[str, Assumption]:
        """Return every input as it counts now; only while there is a sheet."""
        return resolve(self._sheet(), self._stated(), self.costs, self.today())

    def begin(self, preset: Preset | None) -> None:
        """Begin a sheet: from an ordinary case, or from the answers and the defaults alone."""
        sheet = empty_sheet(self.costs)
        if preset is not None:
            source = shipped_presets().source
            sheet = with_preset(sheet, preset, self.costs, source)
            for code, is_trained in ((preset.model, False), (preset.tuned_model, True)):
                sheet = self._with_model(sheet, code, is_trained=is_trained)
        self.replace(sheet, _("Begin the costs"))

    def replace(self, sheet: CostSheet | None, text: str) -> None:
        """Put another sheet in place of this one, as one step."""
        assessment = self.bridge.session.assessment
        self.bridge.push(costs_edit(assessment, sheet), text)

    def enter(self, name: str, estimate: Estimate | None, *, is_typing: bool = False) -> None:
        """Enter one input; steps of one kind in one field merge while ``is_typing``."""
        assessment = self.bridge.session.assessment
        key = f"costs.{name}" if is_typing else None
        self.bridge.push(
            estimate_edit(assessment, name, estimate), self.costs.entry(name).title, key
        )

    def set_horizon(self, months: int, *, is_typing: bool = False) -> None:
        """Enter over how many months is reckoned."""
        sheet = self._sheet().model_copy(update={"horizon_months": months})
        key = "costs.horizon" if is_typing else None
        edit = costs_edit(self.bridge.session.assessment, sheet)
        self.bridge.push(edit, _("Months to reckon over"), key)

    def choose_model(self, model: ModelPrice, *, is_trained: bool) -> None:
        """Take the list prices of another model into the sheet."""
        text = _("Model to be trained") if is_trained else _("Model in use")
        self.replace(self._with_model(self._sheet(), model.id, is_trained=is_trained), text)

    def overruled(self, *, is_trained: bool) -> dict[str, Estimate]:
        """Return the prices of a model that somebody has put in place of its list prices."""
        prefix = TUNED if is_trained else ""
        kept = {name: self._sheet().inputs.get(prefix + name) for name in _OF_CALLS}
        return {
            prefix + name: estimate
            for name, estimate in kept.items()
            if estimate is not None and estimate.owner in _PEOPLE
        }

    def moved(self, name: str, likely: float) -> Estimate:
        """Return the estimate of an input around another likely value, as said by the author."""
        before = self.assumptions()[name].stated
        currency = (before.currency if before else None) or self._sheet().currency
        entry = self.costs.entry_in(name, currency)
        estimate = estimate_of(moved_to(before, likely, entry), entry, currency)
        return estimate.model_copy(
            update={"source": self.own_source(), "date": self.today(), "owner": "consultant"}
        )

    def own_source(self) -> str:
        """Return what stands as source of a figure typed without one."""
        author = " ".join(self.bridge.session.author.split())
        return _("estimate by {name}").format(name=author) if author else _("estimate")

    def default_of(self, name: str) -> Estimate | None:
        """Return what an input goes back to: its list price or its default, None for nothing."""
        listed = self.listed(name)
        return default_estimate(self.costs.entry(name)) if listed is None else listed

    def comes_with_model(self, name: str) -> bool:
        """Say whether an input is a price of a model chosen, in the list in use or no longer."""
        sheet = self.sheet
        if sheet is None or name not in CALL_PRICES:
            return False
        return (sheet.tuned_model if name.startswith(TUNED) else sheet.model) is not None

    def listed(self, name: str) -> Estimate | None:
        """Return the list price an input has in the price list in use, None for no such price."""
        is_trained = name.startswith(TUNED)
        sheet = self.sheet
        chosen = None if sheet is None else (sheet.tuned_model if is_trained else sheet.model)
        if sheet is None or chosen is None or name not in CALL_PRICES:
            return None
        fresh = self._with_model(empty_sheet(self.costs), chosen.id, is_trained=is_trained)
        found = fresh.inputs.get(name)
        return found if found is not None and found.owner == "price-list" else None

    def newer_prices(self) -> tuple[CostSheet, tuple[tuple[str, Estimate, Estimate], ...]] | None:
        """Return the sheet with today's list prices and what changes, None when nothing does.

        What somebody overruled by hand stays.
        """
        sheet = self.sheet
        if sheet is None:
            return None
        fresh = sheet
        for chosen, is_trained in ((sheet.model, False), (sheet.tuned_model, True)):
            if chosen is not None:
                fresh = self._with_model(fresh, chosen.id, is_trained=is_trained)
        kept = {
            name: estimate for name, estimate in sheet.inputs.items() if estimate.owner in _PEOPLE
        }
        fresh = fresh.model_copy(update={"inputs": {**fresh.inputs, **kept}})
        changes = tuple(
            (name, before, fresh.inputs[name])
            for name, before in sheet.inputs.items()
            if fresh.inputs[name] != before
        )
        return (fresh, changes) if changes else None

    def _with_model(self, sheet: CostSheet, code: str, *, is_trained: bool) -> CostSheet:
        model = self.prices.find(code) if self.prices is not None else None
        if self.prices is None or model is None:
            return sheet
        return with_model(sheet, model, self.prices.as_of, self.costs, is_trained=is_trained)

    def _sheet(self) -> CostSheet:
        sheet = self.sheet
        if sheet is None:
            raise LookupError("the costs have not been begun")
        return sheet
