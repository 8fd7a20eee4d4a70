"""What would change the recommendation, in words: for page one and for its own section."""

from collections.abc import Iterable, Iterator

from core.decision.recommendation import Flip, FlipChange, RankedApproach, Recommendation
from core.language import _, counted
from core.model.pack import Pack
from core.report.handout import Changes, FactLine, FlipLine, SetLine
from core.report.wording import approach, sentence, signed, spelled

FLIPS_ON_PAGE_ONE = 3
_FLIPS_SHOWN = 12
_SEARCHED = 5
_CONTEXT = "context"


def is_studied(result: Recommendation) -> bool:
    """Say whether there are answers, and draws, flips and smallest sets worked out of them."""
    return result.confidence.samples is not None and result.confidence.answered > 0


def telling_flips(result: Recommendation) -> tuple[Flip, ...]:
    """Return the flips worth a line on page one: one for each question, approaches first."""
    named = [flip for flip in result.flips if flip.leader is not None]
    chosen: dict[str, Flip] = {}
    for flip in named or result.flips:
        chosen.setdefault(flip.changes[0].criterion, flip)
    return tuple(chosen.values())[:FLIPS_ON_PAGE_ONE]


def nearest_rival(result: Recommendation) -> tuple[str, Flip | None] | None:
    """Return the approach of the other kind, trained or not, that needs the fewest answers.

    None where there is nothing to say: no recommendation, no search, or a single answer that
    stands among the telling flips already.
    """
    if result.recommended is None or not result.smallest_sets:
        return None
    is_context = result.ranked(result.recommended).family == _CONTEXT
    rivals = [
        (row.code, result.smallest_sets[row.code])
        for row in result.ranking
        if row.code in result.smallest_sets and (row.family == _CONTEXT) != is_context
    ]
    if not rivals:
        return None
    code, found = min(rivals, key=lambda rival: _size(rival[1]))
    return None if _is_among(found, telling_flips(result)) else (code, found)


def is_nothing_found(result: Recommendation) -> bool:
    """Say whether neither one answer nor a few would change the recommendation."""
    return not result.flips and not any(result.smallest_sets.values())


def opening_flips(result: Recommendation, pack: Pack) -> tuple[FactLine, ...]:
    """Return the rows of page one on single answers."""
    return tuple(
        FactLine(_now(flip.changes[0]), sentence(_if_so(flip, pack)))
        for flip in telling_flips(result)
    )


def opening_rival(result: Recommendation, pack: Pack) -> FactLine | None:
    """Return the row of page one on what the other kind of approach would need."""
    rival = nearest_rival(result)
    return _rival_line(result, rival[1], pack) if rival else None


def compose_changes(result: Recommendation, pack: Pack) -> Changes | None:
    """Return the section on what would change the result; None before it has been searched."""
    if not is_studied(result):
        return None
    ordered = tuple(_by_question(result).values())
    return Changes(
        summary=_summary(result),
        flips=tuple(_flip_line(flips, result, pack) for flips in ordered[:_FLIPS_SHOWN]),
        more=_more(sum(len(flips) for flips in ordered[_FLIPS_SHOWN:])),
        sets_title=_("The fewest answers that put another approach before it"),
        sets=tuple(_set_lines(result)),
    )


def _size(flip: Flip | None) -> int:
    return len(flip.changes) if flip else _SEARCHED + 1


def _is_among(found: Flip | None, flips: Iterable[Flip]) -> bool:
    return found is not None and any(flip.changes == found.changes for flip in flips)


def _now(change: FlipChange) -> str:
    return sentence(_("now {statement}").replace("{statement}", change.before_statement))


def _if_so(flip: Flip, pack: Pack) -> str:
    after = flip.changes[0].after_statement
    if flip.leader is None:
        return _("if {answer}, nothing is recommended").replace("{answer}", after)
    text = _("if {answer}, {approach} would lead").replace("{answer}", after)
    return text.replace("{approach}", approach(pack, flip.leader).phrase)


def _rival_line(result: Recommendation, found: Flip | None, pack: Pack) -> FactLine:
    leader = result.ranked(result.recommended or "")
    lead = (
        _("For training to stand before it,")
        if leader.family == _CONTEXT
        else _("For a way without training to stand before it,")
    )
    if found is None:
        return FactLine(lead, _("more than five answers must change."))
    text = counted("{n} answer must change", "{n} answers must change", len(found.changes))
    text = text.replace(str(len(found.changes)), spelled(pack, len(found.changes)), 1)
    return FactLine(lead, f"{text}: {_joined(found)}.")


def _joined(found: Flip) -> str:
    statements = [change.after_statement for change in found.changes]
    if len(statements) == 1:
        return statements[0]
    # Answers hold commas of their own.
    mark = "; " if any("," in statement for statement in statements) else ", "
    return (
        _("{list} and {last}")
        .replace("{list}", mark.join(statements[:-1]))
        .replace("{last}", statements[-1])
    )


def _by_question(result: Recommendation) -> dict[tuple[str | None, str], list[Flip]]:
    places = {row.code: place for place, row in enumerate(result.ranking)}
    ordered = sorted(result.flips, key=lambda flip: places.get(flip.leader or "", len(places)))
    found: dict[tuple[str | None, str], list[Flip]] = {}
    for flip in ordered:
        found.setdefault((flip.leader, flip.changes[0].criterion), []).append(flip)
    return found


def no_flip(result: Recommendation) -> str:
    """Return the sentence for a result that no single answer changes, without one for others."""
    if result.flips:
        return ""
    if any(question.chance for question in result.open_questions):
        return _("No answer already given would change it; open questions might.")
    return _("No single answer changes it.")


def _summary(result: Recommendation) -> str:
    if not result.flips:
        return no_flip(result)
    return counted(
        "{n} single answer, turned into another, changes the recommendation.",
        "{n} single answers, each turned into another, change the recommendation.",
        len(result.flips),
    )


def _more(count: int) -> str:
    return counted("And {n} more.", "And {n} more.", count) if count > 0 else ""


def _flip_line(flips: list[Flip], result: Recommendation, pack: Pack) -> FlipLine:
    leader, change = flips[0].leader, flips[0].changes[0]
    return FlipLine(
        leader,
        approach(pack, leader).name if leader else _("Nothing is recommended"),
        change.criterion,
        change.before_statement,
        tuple(FactLine(flip.changes[0].after_statement, _ahead(flip, result)) for flip in flips),
    )


def _ahead(flip: Flip, result: Recommendation) -> str:
    if flip.leader is None or result.recommended is None:
        return ""
    return signed(flip.lead) if flip.lead >= 0 else _("by a gate")


def _set_lines(result: Recommendation) -> Iterator[SetLine]:
    rows: list[RankedApproach] = [row for row in result.ranking if row.code in result.smallest_sets]
    for row in rows:
        found = result.smallest_sets[row.code]
        if found is None:
            text = _("nothing that five answers could do")
            yield SetLine(row.code, row.name, _("over 5"), (text,))
            continue
        changes = tuple(
            f"{change.after_statement} ({change.criterion})" for change in found.changes
        )
        yield SetLine(row.code, row.name, str(len(found.changes)), changes)
