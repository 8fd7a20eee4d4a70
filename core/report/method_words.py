"""Section 6 in words: how this was decided."""

from core.decision.recommendation import Recommendation
from core.language import _
from core.model.pack import Pack
from core.report.handout import FactLine, ImportanceLine, Method
from core.report.wording import figure, long_date


def compose_method(result: Recommendation, pack: Pack) -> Method:
    """Return the decision model in a few sentences, with its figures."""
    kinds = {"need": _("what is needed"), "readiness": _("what is possible")}
    return Method(
        _passages(result, pack),
        tuple(
            ImportanceLine(factor.title, kinds[factor.kind], str(factor.importance))
            for factor in pack.model.factors
        ),
        _thresholds(pack),
        pack.model.thresholds.reason,
        pack.model.calibration,
    )


def _passages(result: Recommendation, pack: Pack) -> tuple[str, ...]:
    return (
        _(
            "Every answer moves every approach by a mark from −2 to +2. A mark becomes a value: "
            "0 marks stand at 50, the neutral line; +2 stands at 100 and −2 at 0. Questions are "
            "grouped into factors, and each factor counts by its importance."
        ),
        _(
            "An answer given with less confidence is spread over its neighbours. “Don’t know” "
            "counts as the usual spread for cases like this, never as “no”. A question nobody "
            "has answered is neutral for every approach; one that does not apply is left out."
        ),
        _(
            "Gates are rules outside the sum: no score can outweigh them. A gate that nobody can "
            "decide yet leaves its approaches conditional. A hybrid is recommended only when each "
            "of its halves earns its place."
        ),
        _(
            "Fit says what the use case needs; readiness says what is possible now. An approach "
            "that is not needed does not lead because it is easy."
        ),
        _(
            "The decision model is {title} {version} of {date}. The fingerprint {fingerprint} "
            "stands for this model and these answers: the same answers give the same result."
        ).format(
            title=pack.model.title,
            version=pack.model.version,
            date=long_date(pack.model.date),
            fingerprint=result.short_fingerprint,
        ),
    )


def _thresholds(pack: Pack) -> tuple[FactLine, ...]:
    limits = pack.model.thresholds
    return (
        FactLine(
            _("{n} answers").format(n=limits.least_need_answers),
            _("on problem, knowledge and behaviour are needed before anything is recommended"),
        ),
        FactLine(
            _points(limits.least_difference),
            _("is the smallest lead worth acting on; below it the result is too close to call"),
        ),
        FactLine(
            _points(limits.clear_margin),
            _("of lead make the verdict clear; below it the verdict leans"),
        ),
        FactLine(
            _points(limits.need_line),
            _("of fit are needed to rank before approaches the use case does not need"),
        ),
    )


def _points(points: float) -> str:
    return _("1 point") if points == 1 else _("{n} points").format(n=figure(points))
