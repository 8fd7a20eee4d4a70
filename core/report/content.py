"""From an assessment and its result to everything the handout says."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from core.assessment.document import Assessment
from core.assessment.scenario_comparison import ScenarioOutcome
from core.days import iso_day, long_date
from core.decision.recommendation import Recommendation
from core.language import _
from core.model.pack import Pack
from core.report.answer_words import compose_answers
from core.report.branding import Branding, readable_colour
from core.report.change_words import compose_changes, is_studied
from core.report.cited import compose_glossary, compose_sources
from core.report.conditional_words import overridden_line
from core.report.cost_record import Costs
from core.report.fitting import fewer_sentences
from core.report.gate_words import compose_gates, compose_open_questions, gates_note
from core.report.glyphs import missing
from core.report.handout import Footer, Opening, ReportContent, SectionHead, section_titles
from core.report.method_words import compose_method
from core.report.opening import compose_opening
from core.report.own_change_words import compose_own_changes
from core.report.ranking_words import compose_ranking, compose_roadmap
from core.report.robust_words import compose_robust
from core.report.scenario_words import compose_scenarios


def compose(
    assessment: Assessment,
    recommendation: Recommendation,
    pack: Pack,
    branding: Branding,
    outcomes: Sequence[ScenarioOutcome] = (),
) -> ReportContent:
    """Return the handout of one assessment as words; nothing private is among them.

    ``outcomes`` are those of its scenarios.
    """
    left_out = {*assessment.report_without, *branding.left_out}
    content = _body(assessment, recommendation, pack, branding)
    scenarios = compose_scenarios(recommendation, outcomes, pack)
    content = dataclasses.replace(content, scenarios=scenarios)
    gone: dict[str, Any] = {_field(name): None for name in section_titles() if name in left_out}
    content = dataclasses.replace(content, **gone)
    if "glossary" not in left_out:
        # Titles of sources are full of terms nobody meets elsewhere in the report.
        texts = words(dataclasses.replace(content, sources=None))
        glossary = compose_glossary(assessment, pack, texts)
        content = dataclasses.replace(content, glossary=glossary)
    content = dataclasses.replace(content, heads=_heads(assessment, content))
    content = dataclasses.replace(content, opening=_with_overridden(assessment, content))
    return dataclasses.replace(content, substituted=missing(words(content)))


def _with_overridden(assessment: Assessment, content: ReportContent) -> Opening:
    """Return page one with the overruled gates, now that the sections have their numbers."""
    numbers = {head.id: head.number for head in content.heads}
    line = overridden_line(assessment, numbers.get("gates"))
    opening = content.opening
    return dataclasses.replace(opening, rests=(*opening.rests, line)) if line else opening


def words(content: object) -> Iterator[str]:
    """Return every text of the handout, whatever it stands in."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Recommendation):
        return
    elif dataclasses.is_dataclass(content):
        for field in dataclasses.fields(content):
            yield from words(getattr(content, field.name))
    elif isinstance(content, tuple):
        for part in content:
            yield from words(part)


def _field(section: str) -> str:
    return section.replace("-", "_")


def _body(
    assessment: Assessment, result: Recommendation, pack: Pack, branding: Branding
) -> ReportContent:
    corners = pack.fork.corners
    gates = compose_gates(assessment, result, pack)
    costs = _costs(assessment, result, pack, branding)
    is_shown = "gates" not in {*assessment.report_without, *branding.left_out}
    return ReportContent(
        footer=_footer(assessment, result, pack, branding),
        opening=_with_cost(compose_opening(assessment, result, pack), costs, result),
        heads=(),
        picture=result,
        today=assessment.details.today,
        corners=tuple((corner, *corners[corner]) for corner in sorted(corners)),
        roadmap=compose_roadmap(result),
        ranking=compose_ranking(result, pack, assessment.details.today),
        robustness=compose_robust(result, pack),
        changes=compose_changes(result, pack),
        scenarios=None,
        gates=gates,
        costs=costs,
        open_questions=compose_open_questions(result, pack),
        answers=compose_answers(assessment, result, pack),
        method=compose_method(assessment, result, pack, has_costs=costs is not None),
        own_changes=compose_own_changes(pack),
        sources=compose_sources(assessment, result, pack, gates if is_shown else None, costs),
        glossary=None,
        page_size=branding.page_size,
        logo=branding.logo,
        colour=readable_colour(branding.colour),
        day=branding.prepared_on if iso_day(branding.prepared_on) else "",
    )


def _costs(
    assessment: Assessment, result: Recommendation, pack: Pack, branding: Branding
) -> Costs | None:
    if assessment.costs is None or "costs" in {*assessment.report_without, *branding.left_out}:
        return None
    # Only now: a handout without costs needs no numpy.
    from core.report.cost_words import compose_costs

    # Prices age until the day of the handout; the clock would make every copy another file.
    day = branding.prepared_on if iso_day(branding.prepared_on) else assessment.created[:10]
    return compose_costs(assessment, result, pack, day)


def _with_cost(opening: Opening, costs: Costs | None, result: Recommendation) -> Opening:
    if costs is None or not costs.short or opening.destination.code != result.recommended:
        return opening
    texts = (costs.sentence, *fewer_sentences(costs.sentence), costs.short)
    return dataclasses.replace(opening, cost=texts)


def _footer(
    assessment: Assessment, result: Recommendation, pack: Pack, branding: Branding
) -> Footer:
    details, date = assessment.details, long_date(branding.prepared_on.strip())
    matter = [text.strip() for text in (details.client, details.use_case, date) if text.strip()]
    return Footer(
        _("Decision model {title} {version}").format(
            title=pack.model.title, version=pack.model.version
        ),
        _("Fingerprint {fingerprint}").format(fingerprint=result.short_fingerprint),
        ", ".join(matter),
        branding.firm.strip(),
        date,
    )


def _heads(assessment: Assessment, content: ReportContent) -> tuple[SectionHead, ...]:
    notes = {
        "roadmap": _(
            "Durations are defaults of the decision model. Dashed: only if its entry test is met."
        ),
        "ranking": _ranking_note(content),
        "changes": _("Only answers given here are changed."),
        "scenarios": _("None of these is the result of this report."),
        "gates": gates_note(assessment),
        "open-questions": _open_note(content),
        "costs": _costs_note(content),
        "answers": _("What it rests on stands in the margin."),
        "own-changes": _("Made by the firm, each with its reason."),
        "sources": _("Cited in this report."),
    }
    shown = [
        (section, title)
        for section, title in section_titles().items()
        if getattr(content, _field(section)) is not None
    ]
    return tuple(
        SectionHead(section, number, title, notes.get(section, ""))
        for number, (section, title) in enumerate(shown, start=1)
    )


def _ranking_note(content: ReportContent) -> str:
    if not is_studied(content.picture):
        return _("By value; not needed, then blocked, come last. Bar: value against neutral.")
    return _(
        "By value; not needed, then blocked, come last. Line: 9 of 10 runs. First in: of 100 runs."
    )


def _costs_note(content: ReportContent) -> str:
    if content.costs is None or not any(line.span for line in content.costs.lines):
        return ""
    return _("Bar: 9 of 10 draws, upright: median. Cheapest: in how many of 100 draws.")


def _open_note(content: ReportContent) -> str:
    if any(line.chance for line in content.open_questions or ()):
        return _("Worth most for the effort first. Chance: that the answer changes the result.")
    return _("Those a gate waits for come first.")
