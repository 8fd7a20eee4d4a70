"""What would change the recommendation, in words: for page one and for its own section."""

from collections.abc import Iterable, Iterator

from core.decision.recommendation import (
    Flip,
    FlipGroup,
    FlipKind,
    RankedApproach,
    Recommendation,
)
from core.language import _, counted
from core.model.pack import Pack
from core.report.handout import Changes, FactLine, FlipLine, SetLine
from core.report.leads import lead_in_words, lead_of_pair, then_in_words, tie_in_words
from core.report.wording import approach, sentence, spelled

FLIPS_ON_PAGE_ONE = 3
_FLIPS_SHOWN = 12
_SEARCHED = 5
_CONTEXT = "context"


def is_studied(result: Recommendation) -> bool:
    """Say whether there are answers, and draws, flips and smallest sets worked out of them."""
    return result.confidence.samples is not None and result.confidence.answered > 0


def telling_flips(result: Recommendation) -> tuple[FlipGroup, ...]:
    """Return what is worth a line on page one: one a question, what leads before what ties."""
    order = (
        FlipKind.LEADS, FlipKind.BY_GATE, FlipKind.BY_NEED,
        FlipKind.ENOUGH, FlipKind.TIES, FlipKind.NOTHING,
    )  # fmt: skip
    chosen: dict[str, FlipGroup] = {}
    for group in sorted(result.flip_groups, key=lambda group: order.index(group.kind)):
        chosen.setdefault(group.criterion, group)
    named = [group for group in chosen.values() if group.kind is not FlipKind.NOTHING]
    return tuple(named or chosen.values())[:FLIPS_ON_PAGE_ONE]


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
        FactLine(_now(group), sentence(_if_so(group, pack))) for group in telling_flips(result)
    )


def opening_rival(result: Recommendation, pack: Pack) -> FactLine | None:
    """Return the row of page one on what the other kind of approach would need."""
    rival = nearest_rival(result)
    return _rival_line(result, rival[1], pack) if rival else None


def compose_changes(result: Recommendation, pack: Pack) -> Changes | None:
    """Return the section on what would change the result; None before it has been searched."""
    if not is_studied(result):
        return None
    places = {row.code: place for place, row in enumerate(result.ranking)}
    groups = sorted(
        result.flip_groups,
        key=lambda one: (places.get(one.leader or "", len(places)), one.verdict_word),
    )
    return Changes(
        summary=_summary(result),
        flips=tuple(_flip_line(group, pack) for group in groups[:_FLIPS_SHOWN]),
        more=_more(len(groups) - _FLIPS_SHOWN),
        sets_title=_("The fewest answers that put another approach before it"),
        sets=tuple(_set_lines(result)),
        pairs_title=_("Two answers together") if result.pairs else "",
        pairs=tuple(_pair_line(flip, pack) for flip in result.pairs if flip.leader),
        ties_title=_("How important would it have to be?") if result.importance_ties else "",
        ties=tuple(
            tie_in_words(tie, approach(pack, tie.rival).phrase) for tie in result.importance_ties
        ),
    )


def _size(flip: Flip | None) -> int:
    return len(flip.changes) if flip else _SEARCHED + 1


def _is_among(found: Flip | None, groups: Iterable[FlipGroup]) -> bool:
    flips = (flip for group in groups for flip in group.flips)
    return found is not None and any(flip.changes == found.changes for flip in flips)


def _now(group: FlipGroup) -> str:
    return sentence(_("now {statement}").replace("{statement}", group.before))


def _if_so(group: FlipGroup, pack: Pack) -> str:
    name = approach(pack, group.leader).phrase if group.leader else ""
    return then_in_words(group).replace("{approach}", name).replace("{answer}", group.after)


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
        "{n} answer, turned into another, changes the recommendation.",
        "{n} answers, each turned into another, change the recommendation.",
        len({group.criterion for group in result.flip_groups}),
    )


def _more(count: int) -> str:
    return counted("And {n} more.", "And {n} more.", count) if count > 0 else ""


def _flip_line(group: FlipGroup, pack: Pack) -> FlipLine:
    return FlipLine(
        group.leader,
        approach(pack, group.leader).name if group.leader else group.verdict_word,
        group.criterion,
        group.before,
        group.after,
        lead_in_words(group),
        group.verdict.value if group.verdict else "",
    )


def _pair_line(flip: Flip, pack: Pack) -> SetLine:
    code = flip.leader or ""
    return SetLine(code, approach(pack, code).name, lead_of_pair(flip), _answers(flip))


def _answers(flip: Flip) -> tuple[str, ...]:
    return tuple(f"{change.after_statement} ({change.criterion})" for change in flip.changes)


def _set_lines(result: Recommendation) -> Iterator[SetLine]:
    rows: list[RankedApproach] = [row for row in result.ranking if row.code in result.smallest_sets]
    for row in rows:
        found = result.smallest_sets[row.code]
        if found is None:
            text = _("nothing that five answers could do")
            yield SetLine(row.code, row.name, _("over 5"), (text,))
            continue
        yield SetLine(row.code, row.name, str(len(found.changes)), _answers(found))
