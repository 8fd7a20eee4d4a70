"""How this was decided, in words."""

from core.assessment.document import Assessment
from core.assessment.remarks import remarks
from core.days import long_date
from core.decision.recommendation import Recommendation
from core.language import _
from core.model.pack import Pack, Thresholds
from core.report.change_words import is_studied
from core.report.handout import FactLine, ImportanceLine, Method
from core.report.wording import figure


def compose_method(
    assessment: Assessment, result: Recommendation, pack: Pack, *, has_costs: bool
) -> Method:
    """Return the decision model in a few sentences, with its figures and what stands out."""
    told = tuple(
        one.line
        for one in remarks(assessment, result, pack)
        if has_costs or one.kind != "costs-differ"
    )
    kinds = {"need": _("what is needed"), "readiness": _("what is possible")}
    return Method(
        (*_passages(result, pack), *told),
        tuple(
            ImportanceLine(factor.title, kinds[factor.kind], str(factor.importance))
            for factor in pack.model.factors
        ),
        _thresholds(pack, is_studied=is_studied(result)),
        pack.model.thresholds.reason,
        pack.model.calibration,
    )


def _model_passage(result: Recommendation, pack: Pack) -> str:
    return _(
        "The decision model is {title} {version} of {date}. The fingerprint {fingerprint} "
        "stands for this model and all that decides with it: the answers given, those taken from "
        "the costs, and the gates overruled. While these stay the same, so does the result. "
        "“The decision model, explained” in the documentation of the program says on two "
        "pages what the model can do, how far it agrees with published cases, and where its "
        "limits are."
    ).format(
        title=pack.model.title,
        version=pack.model.version,
        date=long_date(pack.model.date),
        fingerprint=result.short_fingerprint,
    )


def _passages(result: Recommendation, pack: Pack) -> tuple[str, ...]:
    return (
        _(
            "Every answer moves every approach by a mark from −2 to +2. A mark becomes a value: "
            "0 marks stand at 50, the neutral line; +2 stands at 100 and −2 at 0. Questions are "
            "grouped into factors, and each factor counts by its importance."
        ),
        _(
            "An answer given with less confidence is spread over its neighbours; of one given as a "
            "split each kind counts with its share. “Don’t know” counts as the usual spread for "
            "cases like this, never as “no”. A question nobody has answered is neutral for every "
            "approach; one that does not apply is left out."
        ),
        _(
            "Gates are rules outside the sum: no score can outweigh them. A gate that nobody can "
            "decide yet leaves its approaches conditional. Tuning with retrieval or with examples "
            "is recommended only when each half earns its place."
        ),
        _(
            "Fit says what the use case needs; readiness says what is possible now. An approach "
            "that is not needed does not lead because it is easy."
        ),
        _(
            "What contains another approach is more to build and gives up {points} of value for "
            "that: context orchestration contains retrieval, tuning with retrieval or with "
            "examples its two halves. Where the "
            "second contains the first, a small lead is no tie: the smaller one is named, and the "
            "larger may follow."
        ).format(points=_points(pack.model.thresholds.least_difference)),
        *_runs_passage(result),
        _model_passage(result, pack),
    )


def _runs_passage(result: Recommendation) -> tuple[str, ...]:
    samples = result.confidence.samples
    if samples is None:
        return ()
    text = _(
        "{samples} runs let the importances and the doubtful or missing answers vary, always in "
        "the same way. Each answer given is turned into each other answer to see what would change "
        "the result. For each missing answer the chance that it changes the result is worked out."
    )
    return (text.format(samples=figure(samples)),)


def _clear(limits: Thresholds, *, is_studied: bool) -> tuple[FactLine, ...]:
    if not is_studied:
        text = _("of lead make the verdict clear; below it the verdict leans")
        return (FactLine(_points(limits.clear_margin), text),)
    return (
        FactLine(
            _runs(limits.clear_first),
            _("in first place, and no single answer that puts another first, make it clear"),
        ),
        FactLine(_runs(limits.clear_pairwise), _("before the second are needed for that, too")),
        FactLine(_runs(limits.leaning_first), _("in first place are needed to lean at all")),
    )


def _runs(share: float) -> str:
    return _("{n} of 100 runs").format(n=round(100 * share))


def _thresholds(pack: Pack, *, is_studied: bool) -> tuple[FactLine, ...]:
    limits = pack.model.thresholds
    return (
        FactLine(
            _("{n} answers").format(n=limits.least_need_answers),
            _("on problem, knowledge and behaviour are needed before anything is recommended"),
        ),
        FactLine(
            _points(limits.least_difference),
            _(
                "is the smallest lead worth acting on; below it the result is too close to call, "
                "unless the second contains the first"
            ),
        ),
        *_clear(limits, is_studied=is_studied),
        FactLine(
            _points(limits.need_line),
            _("of fit are needed to rank before approaches the use case does not need"),
        ),
    )


def _points(points: float) -> str:
    return _("1 point") if points == 1 else _("{n} points").format(n=figure(points))
