"""What a conditional recommendation waits for, and the gates that were overruled."""

from core.assessment.document import Assessment
from core.decision.recommendation import GateFinding, Recommendation, Status
from core.language import _, counted
from core.model.pack import Pack
from core.report.handout import FactLine
from core.report.wording import spelled

_NAMED = 2


def conditional_lines(result: Recommendation, pack: Pack) -> tuple[FactLine, ...]:
    """Return the row on the gates the recommendation waits for; none where it can start."""
    found = _holding(result)
    if not found:
        return ()
    shorts = {entry.id: entry.short for group in pack.criteria.values() for entry in group}
    text = "; ".join(_gate(finding, shorts) for finding in found[:_NAMED])
    text += _and_more(len(found) - _NAMED, pack)
    short = f"{found[0].title}{_and_more(len(found) - 1, pack)}"
    return (FactLine(_("Conditional"), text, short),)


def _and_more(count: int, pack: Pack) -> str:
    if count <= 0:
        return ""
    text = counted("; and {n} more gate", "; and {n} more gates", count)
    return text.replace(str(count), spelled(pack, count), 1)


def overridden_line(assessment: Assessment, section: int | None) -> FactLine | None:
    """Return how many gates were overruled and the section that lists them; None for none."""
    count = len(assessment.overrides)
    if count == 0:
        return None
    if section is None:
        text = counted("was overridden", "were overridden", count)
    else:
        text = counted(
            "was overridden; see section {section}", "were overridden; see section {section}", count
        ).replace("{section}", str(section))
    return FactLine(counted("{n} gate", "{n} gates", count), text)


def _holding(result: Recommendation) -> tuple[GateFinding, ...]:
    if result.recommended is None:
        return ()
    waiting = result.ranked(result.recommended).waits_for
    found = [
        finding
        for finding in result.gates
        if result.recommended in finding.approaches
        and finding.status is Status.CONDITIONAL
        and not finding.overridden
    ]
    return tuple(sorted(found, key=lambda finding: finding.id not in waiting))


def _gate(finding: GateFinding, shorts: dict[str, str]) -> str:
    causes = tuple(dict.fromkeys(cause.criterion for cause in finding.because))
    asked = ", ".join(f"{shorts[criterion]} ({criterion})" for criterion in causes)
    return f"{finding.title}: {asked}" if asked else finding.title
