"""Whether every result of a pack has somewhere to go: a path of stages for each approach."""

from collections.abc import Iterator

from core.decision.roadmap import BASELINE
from core.errors import FileFault
from core.language import _
from core.model import pack as schema
from core.model.draft import Draft


def path_faults(draft: Draft) -> Iterator[FileFault]:
    """Yield what would leave a result without a first step."""
    if draft.approaches:
        yield from _baseline_faults(draft.approaches.approaches)
    if draft.roadmap:
        yield from _endless_faults(draft.roadmap.stages)
    if draft.approaches and draft.roadmap:
        for approach in draft.approaches.approaches:
            yield from _stage_faults(approach.code, draft.roadmap.stages)


def _baseline_faults(approaches: tuple[schema.Approach, ...]) -> Iterator[FileFault]:
    if BASELINE not in {approach.code for approach in approaches}:
        expected = _("expected {code}, the baseline that every path starts from.")
        yield FileFault("approaches.json", "approaches", expected.format(code=BASELINE))


def _endless_faults(stages: tuple[schema.Stage, ...]) -> Iterator[FileFault]:
    if all(stage.weeks for stage in stages):
        expected = _("expected one stage without weeks, for what goes on when nothing is adapted.")
        yield FileFault("roadmap.json", "stages", expected)


def _stage_faults(code: str, stages: tuple[schema.Stage, ...]) -> Iterator[FileFault]:
    if not any(code in stage.approaches and not stage.needed_when for stage in stages):
        expected = _("expected a stage for {code} that is always needed; there is none.")
        yield FileFault("roadmap.json", "stages", expected.format(code=code))
