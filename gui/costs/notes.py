"""What stands in the margin beside the cost sentence."""

from core.economics.words import age_words
from core.language import _
from gui.costs.view import CostView
from gui.questions.dates import day_in_words
from gui.questions.prose import Paragraph, Span


def top_notes(view: CostView) -> tuple[Paragraph, ...]:
    """Return how old the prices are, and that the cheapest approach need not be the best."""
    notes = [_prices(view)]
    cheapest = max(
        (row for row in view.result.rows if row.p_cheapest),
        key=lambda row: row.p_cheapest or 0.0,
        default=None,
    )
    if cheapest is not None and view.recommended not in (None, cheapest.code):
        words = _("is not best: {approach} costs least, {other} is recommended.").format(
            approach=view.phrases()[cheapest.code], other=view.phrases()[view.recommended or ""]
        )
        notes.append(_note(_("Cheapest"), words))
    if view.result.currency != "USD":
        rate = view.result.assumptions["exchange-rate"].stated
        if rate is not None:
            words = _("at {rate} for a US dollar; prices and defaults are in dollars.")
            notes.append(_note(_("Converted"), words.format(rate=f"{rate.likely:.10g}")))
    return tuple(notes)


def _prices(view: CostView) -> Paragraph:
    age, model = view.price_age, view.sheet.model
    if age is None or model is None:
        return _note(_("Prices"), _("of calls are missing: choose the model in use."))
    words = _("are {age} ({day}).")
    return _note(_("Prices"), words.format(age=age_words(age), day=day_in_words(model.as_of)))


def _note(head: str, words: str) -> Paragraph:
    return Paragraph((Span(f"{head} ", is_semibold=True, colour="ink"), Span(words)))
