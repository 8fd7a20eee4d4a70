"""What the handout says: every word of it, and nothing that must stay private.

None of these types has a field for a private note; what is not here cannot be printed.
"""

from dataclasses import dataclass

from core.decision.recommendation import Contribution, RankedApproach, Recommendation
from core.language import _
from core.report.branding import PageSize
from core.report.cost_record import Costs
from core.report.model_change_record import ModelChanges
from core.report.scenario_record import Scenarios


@dataclass(frozen=True, slots=True)
class FactLine:
    """A short lead ("37 of 45") and what it says; ``short`` says it where room is scarce."""

    lead: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One argument: headline, what follows, the question it comes from ("" for none)."""

    headline: str
    text: str
    criterion: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """First step or destination: the label above, the title, the text; ``code`` has a mark."""

    label: str
    title: str
    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Page one. ``emphasis`` is the part of the verdict set in semibold, or "".

    ``change_rival`` says what an approach of the other kind, trained or not, would need; it
    stands below the changes and gives way last. ``cost`` is what the destination costs,
    the longest first; the first that fits stands there.
    """

    use_case: str
    people: str
    verdict_state: str
    verdict_word: str
    verdict: str
    emphasis: str
    fork_title: str
    fork_caption: str
    reasons_title: str
    reasons: tuple[ReasonLine, ...]
    against: ReasonLine | None
    first_step: StepLine
    destination: StepLine
    rests_title: str
    rests: tuple[FactLine, ...]
    rests_note: str
    change_title: str
    change_note: str
    changes: tuple[FactLine, ...]
    change_rival: FactLine | None
    cost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionHead:
    """A numbered section; ``note`` is the small line at the right of its title."""

    id: str
    number: int
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage of the roadmap; ``weeks`` is "done", "2–4" or "ongoing"."""

    title: str
    subtitle: str
    enter_when: str
    done_when: str
    stop_if: str
    weeks: str
    state: str


@dataclass(frozen=True, slots=True)
class RankLine:
    """One approach: the row the bar is drawn from, its figures and its gate in words.

    ``first_in`` is the runs of 100 it is first in, "" before the runs.
    """

    row: RankedApproach
    value: str
    fit: str
    ready: str
    first_in: str
    gate: str
    gate_word: str
    is_recommended: bool


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """One line of the contrast: statement, figure in words, the line its bar is drawn from."""

    statement: str
    points: str
    line: Contribution


@dataclass(frozen=True, slots=True)
class Ranking:
    """The table, the contrast with the runner-up, the arguments in full."""

    lines: tuple[RankLine, ...]
    contrast_title: str
    contributions: tuple[ContributionLine, ...]
    picture_title: str
    picture_caption: str
    for_title: str
    reasons_for: tuple[ReasonLine, ...]
    against_title: str
    reasons_against: tuple[ReasonLine, ...]


@dataclass(frozen=True, slots=True)
class Robust:
    """How robust the result is: what a run is, shares of the runs, gates, and the limits."""

    passage: str
    runs: tuple[FactLine, ...]
    gates_title: str
    gates: tuple[FactLine, ...]
    limits: str


@dataclass(frozen=True, slots=True)
class FlipLine:
    """One question whose answer would change the result, and who leads then (None: nothing).

    ``after`` stands for every answer that does it, ``lead`` says how far the leader is ahead.
    Where nothing would be recommended, ``leader`` is the word of the verdict then.
    """

    code: str | None
    leader: str
    criterion: str
    now: str
    after: str
    lead: str
    verdict_state: str


@dataclass(frozen=True, slots=True)
class SetLine:
    """The fewest answers that put one approach before the recommendation."""

    code: str
    name: str
    count: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What would change it: single answers by who leads then, and the fewest per approach.

    ``pairs`` are two answers together, with the lead as their count; ``ties`` sentences on
    importances.
    """

    summary: str
    flips: tuple[FlipLine, ...]
    more: str
    sets_title: str
    sets: tuple[SetLine, ...]
    pairs_title: str
    pairs: tuple[SetLine, ...]
    ties_title: str
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateLine:
    """One gate that says something; ``provenance`` holds id, sources, origin of a threshold.

    ``computed`` are the sentences of the cost computation behind it.
    """

    id: str
    status: str
    word: str
    rule: str
    approaches: str
    because: str
    opens_when: str
    provenance: str
    computed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """A gate the consultant overruled: what it was, why, who and when."""

    was: str
    word: str
    rule: str
    reason: str
    signed: str


@dataclass(frozen=True, slots=True)
class Gates:
    """Gates that bar, overruled ones, warnings, and those nobody can decide yet."""

    barring: tuple[GateLine, ...]
    overridden: tuple[OverrideLine, ...]
    warnings: tuple[GateLine, ...]
    undecided: tuple[GateLine, ...]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A question without an answer; ``state`` says how it stands when it has been asked.

    ``chance`` is the chance that its answer changes the recommendation, in words or "", or that
    it decides whether the leading approach can start. ``is_idle`` says that neither is so and no
    gate waits for the answer.
    """

    criterion: str
    question: str
    state: str
    chance: str
    decides: str
    who: str
    effort: str
    is_idle: bool = False


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question and its answer; ``margin`` holds evidence, kind, owner and date."""

    criterion: str
    question: str
    answer: str
    meaning: str
    detail: str
    note: str
    margin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """One factor: its answers, and in one line each the questions without one."""

    title: str
    subtitle: str
    lines: tuple[AnswerLine, ...]
    without: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """The use case in full, then the answers by factor."""

    case: tuple[FactLine, ...]
    situation_title: str
    situation: str
    note_label: str
    groups: tuple[AnswerGroup, ...]


@dataclass(frozen=True, slots=True)
class ImportanceLine:
    """One factor: its title, what it speaks about, its importance."""

    title: str
    kind: str
    importance: str


@dataclass(frozen=True, slots=True)
class Method:
    """How the result comes about."""

    passages: tuple[str, ...]
    importances: tuple[ImportanceLine, ...]
    thresholds: tuple[FactLine, ...]
    thresholds_note: str
    calibration: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source cited in this report and where."""

    id: str
    title: str
    cited_by: str


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A point on which the sources disagree, what an honest adviser says, and where it is cited."""

    id: str
    question: str
    say: str
    cited_by: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the case comes from, if it says so, the sources cited, and where they disagree."""

    case: str
    lines: tuple[SourceLine, ...]
    disputes_title: str
    disputes: tuple[DisputeLine, ...]


@dataclass(frozen=True, slots=True)
class Footer:
    """The line at the foot of every page, and the head of the later ones."""

    model: str
    fingerprint: str
    matter: str
    firm: str
    date: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """The whole handout. A section that is left out is None and has no head.

    ``picture`` is what the charts are drawn from, ``today`` the approach in use now.
    ``substituted`` are the characters the typeface lacks: they are shown by code. ``day`` is
    the ISO day stamped into the file, or "".
    """

    footer: Footer
    opening: Opening
    heads: tuple[SectionHead, ...]
    picture: Recommendation
    today: str
    corners: tuple[tuple[str, str, str], ...]
    roadmap: tuple[StageLine, ...] | None
    ranking: Ranking | None
    robustness: Robust | None
    changes: Changes | None
    scenarios: Scenarios | None
    gates: Gates | None
    costs: Costs | None
    open_questions: tuple[OpenLine, ...] | None
    answers: Answers | None
    method: Method | None
    own_changes: ModelChanges | None
    sources: Sources | None
    glossary: tuple[FactLine, ...] | None
    page_size: PageSize
    logo: bytes | None
    colour: str | None
    day: str
    substituted: tuple[str, ...] = ()

    def head(self, section: str) -> SectionHead:
        """Return the head of a section that is not left out; KeyError otherwise."""
        for head in self.heads:
            if head.id == section:
                return head
        raise KeyError(section)


def section_titles() -> dict[str, str]:
    """Return the sections of the handout in their order: id and title."""
    return {
        "roadmap": _("Roadmap"),
        "ranking": _("Ranking, and why not the others"),
        "robustness": _("How robust"),
        "changes": _("What would change it"),
        "scenarios": _("What if"),
        "gates": _("Gates"),
        "costs": _("Costs"),
        "open-questions": _("What to find out next"),
        "answers": _("Answers"),
        "method": _("How this was decided"),
        "own-changes": _("Changes to the shipped model"),
        "sources": _("Sources"),
        "glossary": _("Glossary"),
    }
