"""``tuning-fork replay ARCHIVE --model PACK [--json]``."""

import textwrap
from collections.abc import Generator, Iterator
from pathlib import Path

from core.archive.reading import read_kept
from core.assessment.models import LoadedModel, Models, loaded
from core.assessment.replay import Effect, Replayed, Told, replay, tally, to_look_at
from core.command_line.output import write_json, write_text
from core.command_line.reading import models_folder
from core.files import one_line
from core.language import _, counted
from core.model.named_model import read_model
from core.model.shelf import Shelf
from core.progress import Progress

_WIDTH = 88


def replay_archive(archive: Path, model: Path, *, as_json: bool) -> int:
    """Print which recommendations of an archive another model would change, and why."""
    new = loaded(read_model(model))
    kept = read_kept(archive)
    found = _finished(replay(kept, len(kept), Models(Shelf(models_folder())), new))
    if as_json:
        write_json(_as_data(found, new))
    else:
        write_text("\n".join(_lines(found, new)))
    return 0


def _finished(
    work: Generator[Progress, None, tuple[Replayed, ...]],
) -> tuple[Replayed, ...]:
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: tuple[Replayed, ...] = end.value
            return result


def _as_data(found: tuple[Replayed, ...], new: LoadedModel) -> dict[str, object]:
    differing = (one for one in to_look_at(found) if one.effect is not Effect.UNCHANGED)
    return {
        "model": {"id": new.stamp.id, "version": new.stamp.version},
        **tally(found)._asdict(),
        "differing": [_entry(one) for one in differing],
        "remarks": [{"id": one.id, "text": text} for one in found for text in one.remarks],
    }


def _entry(one: Replayed) -> dict[str, object]:
    made_with = one.made_with
    return {
        "id": one.id,
        "client": one.client,
        "use_case": one.use_case,
        "effect": one.effect.value,
        "made_with": made_with and {"id": made_with.id, "version": made_with.version},
        "before": _told(one.before),
        "before_is_from_archive": one.is_from_archive,
        "after": one.after and _told(one.after),
        "why": one.why,
        "trouble": one.trouble,
    }


def _told(told: Told) -> dict[str, object]:
    return {"verdict": told.state, "recommended": told.recommended}


def _lines(found: tuple[Replayed, ...], new: LoadedModel) -> Iterator[str]:
    count = tally(found)
    whole = counted("{n} assessment", "{n} assessments", count.assessments)
    yield _("{whole}, replayed under {model}.").format(whole=whole, model=new.name)
    yield count.words
    for one in to_look_at(found):
        yield ""
        yield from _described(one, new)


def _described(one: Replayed, new: LoadedModel) -> Iterator[str]:
    names = " · ".join(name for name in (one.client, one.use_case) if name) or one.id
    yield one_line(names)
    if one.after is None:
        yield from _wrapped(one.trouble)
        return
    made_with = f" ({one.made_with.id} {one.made_with.version})" if one.made_with else ""
    yield f"  {_words(one.before, new)}{made_with} → {_words(one.after, new)}"
    for reason in (*one.why, *one.remarks):
        yield from _wrapped(reason, "  – ")


def _words(told: Told, new: LoadedModel) -> str:
    names = {alternative.code: alternative.name for alternative in new.analyst.model.alternatives}
    if told.recommended is None:
        return told.word
    return f"{told.word}: {names.get(told.recommended, told.recommended)}"


def _wrapped(text: str, first: str = "  ") -> list[str]:
    indent = " " * len(first)
    return textwrap.wrap(
        one_line(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
