"""What would change the recommendation, in words: the subtitle, the larger sets."""

from collections.abc import Iterator

from core.decision.recommendation import Flip, FlipChange, FlipGroup, FlipKind, Recommendation
from core.language import _
from gui.questions.prose import Paragraph, Span
from gui.result.figures import ApproachNames, unbroken

_NUMBERS = ("", "one", "two", "three", "four", "five")
_CONTEXT = "context"


def single_leader(groups: tuple[FlipGroup, ...]) -> str | None:
    """Return the approach that every group puts in front, None when they differ."""
    leaders = {group.leader for group in groups}
    return leaders.pop() if len(leaders) == 1 else None


def subtitle(recommendation: Recommendation, names: ApproachNames) -> str:
    """Return what is said beside the heading."""
    leader = single_leader(recommendation.flip_groups)
    if not recommendation.flip_groups:
        return ""
    if recommendation.recommended is None:
        return _("any one of these leads to a recommendation")
    if all(group.kind is FlipKind.TIES for group in recommendation.flip_groups):
        return _("any one of these makes it too close to call")
    if leader is None:
        return _("any one of these changes the recommendation")
    return _("any one of these puts {approach} in front").format(approach=names.phrase(leader))


def larger_sets(recommendation: Recommendation, names: ApproachNames) -> tuple[Paragraph, ...]:
    """Return what the rivals would need that no single answer puts in front."""
    sets = recommendation.smallest_sets
    if not sets or recommendation.recommended is None:
        return ()
    is_training = recommendation.ranked(recommendation.recommended).family != _CONTEXT
    others = tuple(
        row.code
        for row in recommendation.ranking
        if row.code in sets and (row.family != _CONTEXT) != is_training
    )
    best = _best({code: sets[code] for code in others})
    told = tuple(_group(best, names, is_training=is_training)) if others else ()
    told_already = others if best is None else tuple(c for c in sets if sets[c] is best)
    rest = {code: found for code, found in sets.items() if code not in told_already}
    return (*told, *_rivals(rest, names))


def _best(sets: dict[str, Flip | None]) -> Flip | None:
    found = [flip for flip in sets.values() if flip is not None]
    return min(found, key=lambda flip: (len(flip.changes), -flip.lead), default=None)


def _group(best: Flip | None, names: ApproachNames, *, is_training: bool) -> Iterator[Paragraph]:
    """Yield what it takes until the other kind of approach wins."""
    head = (
        _("No single answer makes training unnecessary.")
        if is_training
        else _("No single answer makes training win.")
    )
    if best is None:
        yield _headed(head, (Span(_("It takes more than five.")),))
    elif len(best.changes) == 1:
        one = (
            _("One answer makes training unnecessary:")
            if is_training
            else _("One answer makes training win:")
        )
        yield _headed(one, _listed(best.changes))
    else:
        count = _("It takes {count} to put {approach} before what leads now:").format(
            count=_number(len(best.changes)), approach=names.phrase(best.leader or "")
        )
        yield _headed(head, (Span(f"{count} "), *_listed(best.changes)))


def _rivals(sets: dict[str, Flip | None], names: ApproachNames) -> Iterator[Paragraph]:
    found = {code: flip for code, flip in sets.items() if flip and len(flip.changes) > 1}
    for code, flip in sorted(found.items(), key=lambda pair: len(pair[1].changes)):
        count = _("takes {count}:").format(count=_number(len(flip.changes)))
        ids = ", ".join(change.criterion for change in flip.changes)
        yield _headed(names.name(code), (Span(f"{count} "), Span(f"{ids}.", colour="ink3")))
    far = tuple(code for code, flip in sets.items() if flip is None)
    if far:
        yield _headed(_("More than five answers:"), (Span(f"{names.listed(far)}."),))


def _headed(head: str, spans: tuple[Span, ...]) -> Paragraph:
    return Paragraph((Span(f"{head} ", is_semibold=True, colour="ink"), *spans))


def _listed(changes: tuple[FlipChange, ...]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for place, change in enumerate(changes, 1):
        link = "." if place == len(changes) else _(", and ") if place == len(changes) - 1 else ", "
        spans += (
            Span(f"{unbroken(change.after_statement)} "),
            Span(change.criterion, colour="ink3"),
        )
        spans.append(Span(link))
    return tuple(spans)


def _number(count: int) -> str:
    return _(_NUMBERS[count]) if count < len(_NUMBERS) else str(count)
