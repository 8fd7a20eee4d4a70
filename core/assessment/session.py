"""An open assessment: every edit gives a new document, a new recommendation and a save."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.analysis.analyst import Analyst
from core.assessment.basis import Basis, basis_of
from core.assessment.document import AnswerEntry, Assessment, ModelStamp
from core.assessment.edits import (
    COSTS,
    DETAILS,
    MODEL,
    Edit,
    EditFault,
    apply_edit,
    merged,
    seen_edit,
    value_at,
)
from core.assessment.made_with import is_made_with
from core.assessment.model_match import all_answer_mismatches, answer_mismatches
from core.assessment.saving import Saving, Store, answer_words, list_phrase
from core.assessment.seen import as_seen
from core.decision.insight import Insight
from core.decision.model import DecisionModel
from core.decision.recommendation import Recommendation
from core.economics.catalogue import shipped_costs
from core.economics.sheet import sheet_mismatches
from core.errors import ArchiveFault


class SaveStatus(StrEnum):
    """Whether everything on screen is in the archive."""

    SAVED = "saved"
    PENDING = "pending"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SaveState:
    """The status and, after a failure, the sentence with the next step."""

    status: SaveStatus
    message: str = ""


SAVED = SaveState(SaveStatus.SAVED)
PENDING = SaveState(SaveStatus.PENDING)


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What one edit or one save changed.

    ``criteria`` are questions whose answer changed or that appeared or vanished. ``fields`` are
    the paths of the edit, for the details each changed one too ("details", "details.client").
    Both are empty when only the save state changed, or when ``is_studied`` tells that the draws
    have been counted.
    """

    revision: int
    criteria: frozenset[str]
    fields: frozenset[str]
    save: SaveState
    is_studied: bool = False


Listener = Callable[[SessionChange], None]


@dataclass(frozen=True, slots=True)
class _Waiting:
    edit: Edit
    is_typing: bool


class AssessmentSession:
    """One assessment in work. ``now`` gives the moment of a save, ``author`` who edits.

    ``analyst_for`` finds the analyst of another decision model when an edit asks for one.
    """

    def __init__(
        self,
        assessment: Assessment,
        analyst: Analyst,
        store: Store,
        now: Callable[[], str],
        author: str = "",
    ) -> None:
        """Open the assessment; it is taken to be in the store already."""
        self.assessment = assessment
        self.analyst = analyst
        self.basis = basis_of(assessment, analyst)
        self.insight = self.basis.analyst.glance(self.basis.sheet)
        self.recommendation = self.basis.recommend(self.insight)
        self.revision = 0
        self._answered_at = 0
        self.save_state = SAVED
        self.author = author
        self.analyst_for: Callable[[ModelStamp], Analyst] = lambda _stamp: self.analyst
        self._store = store
        self._now = now
        self._waiting: tuple[_Waiting, ...] = ()
        # The verdict the store has; a save that brings a newer one may fail.
        self._listed = self.recommendation.verdict
        self._listeners: tuple[Listener, ...] = ()

    def perform(self, edit: Edit, is_typing: bool = False, *, is_retraced: bool = False) -> None:
        """Make the edit and tell the listeners; typing waits for ``flush``, the rest is saved.

        What is retraced, by undo or redo, may bring back answers that the model does not know.
        """
        before, recommendation, basis = self.assessment, self.recommendation, self.basis
        self._take(edit, is_retraced=is_retraced)
        done = Edit(edit.path, value_at(before, edit.path), value_at(self.assessment, edit.path))
        self._wait(_Waiting(done, is_typing))
        if not is_typing:
            self._save()
        criteria = _changed_criteria(done, recommendation, self.recommendation)
        criteria |= _answered_otherwise(basis, self.basis)
        self._tell(SessionChange(self.revision, criteria, _changed_fields(done), self.save_state))

    def look(self) -> None:
        """Keep which answers the result is seen with; nothing while nothing is recommended."""
        if self.recommendation.recommended is None:
            return
        seen = as_seen(self.assessment, self.recommendation.from_costs, self._now())
        edit = seen_edit(self.assessment, seen)
        if edit.before != edit.after:
            self.perform(edit, is_typing=True)

    def flush(self) -> None:
        """Save what waits; listeners hear of it when the save state changes."""
        before = self.save_state
        self._save()
        if self.save_state != before:
            self._tell(SessionChange(self.revision, frozenset(), frozenset(), self.save_state))

    def take_study(self, revision: int, insight: Insight) -> None:
        """Take in what the draws found out; what was studied before the last answer is dropped.

        Listeners are told, and the list of the archive learns of a verdict that has changed.
        """
        if revision != self._answered_at or self.insight.robustness is not None:
            return
        self.insight = insight
        self.recommendation = self.basis.recommend(insight)
        if self._is_list_behind() and self.save_state is SAVED:
            self._record(())
        self._tell(SessionChange(self.revision, frozenset(), frozenset(), self.save_state, True))

    @property
    def study_revision(self) -> int:
        """Return the revision of the last answer, to hand to ``take_study`` with its study."""
        return self._answered_at

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of every change from now on; the returned call ends that."""
        self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            self._listeners = tuple(kept for kept in self._listeners if kept is not listener)

        return unsubscribe

    @property
    def _model(self) -> DecisionModel:
        return self.analyst.model

    @property
    def is_stand_in(self) -> bool:
        """Tell whether the result is by another decision model than the assessment's."""
        return not is_made_with(self.assessment, self._model)

    def _take(self, edit: Edit, *, is_retraced: bool) -> None:
        changed = apply_edit(self.assessment, edit)
        analyst = self.analyst_for(changed.model) if edit.path == MODEL else self.analyst
        if not is_retraced:
            _refuse_mismatch(self.assessment, changed, edit.path, analyst.model)
            _refuse_costs(self.assessment, changed, edit.path)
        self.analyst = analyst
        basis = basis_of(changed, analyst, self.basis)
        if not basis.decides_alike(self.basis):
            self.insight = basis.analyst.glance(basis.sheet)
            self.recommendation = basis.recommend(self.insight)
            self._answered_at = self.revision + 1
        elif (basis.figures, basis.from_costs) != (self.basis.figures, self.basis.from_costs):
            self.recommendation = basis.recommend(self.insight)
        self.assessment, self.basis = changed, basis
        self.revision += 1

    def _wait(self, made: _Waiting) -> None:
        earlier = self._same_typing(made)
        if earlier is not None:
            kept = tuple(waiting for waiting in self._waiting if waiting is not earlier)
            made = _Waiting(merged(earlier.edit, made.edit), is_typing=True)
            self._waiting = (*kept, made)
        else:
            self._waiting = (*self._waiting, made)
        if self.save_state.status is SaveStatus.SAVED:
            self.save_state = PENDING

    def _same_typing(self, made: _Waiting) -> _Waiting | None:
        # Only the latest edit of a path may take another in, or the log would tell lies.
        same = [waiting for waiting in self._waiting if waiting.edit.path == made.edit.path]
        is_run = bool(same) and made.is_typing and same[-1].is_typing
        return same[-1] if is_run else None

    def _save(self) -> None:
        edits = tuple(made.edit for made in self._waiting if made.edit.before != made.edit.after)
        if edits or self._is_list_behind():
            self._record(edits)
        else:
            self._waiting, self.save_state = (), SAVED

    def _is_list_behind(self) -> bool:
        return self.recommendation.verdict != self._listed and not self.is_stand_in

    def _record(self, edits: tuple[Edit, ...]) -> None:
        try:
            self._store.record(self._saving(edits))
        except ArchiveFault as fault:
            self.save_state = SaveState(SaveStatus.FAILED, str(fault))
        else:
            self._waiting, self.save_state = (), SAVED
            self._listed = self.recommendation.verdict

    def _saving(self, edits: tuple[Edit, ...]) -> Saving:
        return Saving(
            self.assessment,
            edits,
            self.recommendation,
            list_phrase(self._model, self.recommendation),
            answer_words(self._model, self.assessment),
            self._now(),
            self.author,
            self.is_stand_in,
        )

    def _tell(self, change: SessionChange) -> None:
        for listener in self._listeners:
            listener(change)


def _refuse_mismatch(
    before: Assessment, after: Assessment, path: str, model: DecisionModel
) -> None:
    if path == MODEL:
        for place, expected in all_answer_mismatches(after, model):
            raise EditFault(f"{place}: {expected}")
    earlier = _answers_at(before, path)
    for criterion, entry in _answers_at(after, path).items():
        # What was there already may come from another version of the model.
        kept = earlier.get(criterion)
        there = set(answer_mismatches(criterion, kept, model)) if kept is not None else set()
        for place, expected in answer_mismatches(criterion, entry, model):
            if (place, expected) not in there:
                raise EditFault(f"{place}: {expected}")


def _answers_at(assessment: Assessment, path: str) -> dict[str, AnswerEntry]:
    part, _dot, key = path.partition(".")
    if part == "answers" and key in assessment.answers:
        return {key: assessment.answers[key]}
    if part == "scenarios" and key in assessment.scenarios:
        return assessment.scenarios[key].answers
    return {}


def _refuse_costs(before: Assessment, after: Assessment, path: str) -> None:
    if path.partition(".")[0] == COSTS:
        # What was there already may come from another version of the cost model.
        earlier = set(_cost_mismatches(before))
        for place, expected in _cost_mismatches(after):
            if (place, expected) not in earlier:
                raise EditFault(f"costs.{place}: {expected}")


def _cost_mismatches(assessment: Assessment) -> Iterator[tuple[str, str]]:
    if assessment.costs is not None:
        yield from sheet_mismatches(assessment.costs, shipped_costs())


def _changed_criteria(edit: Edit, before: Recommendation, after: Recommendation) -> frozenset[str]:
    part, _dot, key = edit.path.partition(".")
    own = {key} if part == "answers" else set()
    asked = {
        criterion
        for criterion in before.asked.keys() | after.asked.keys()
        if before.asked.get(criterion) != after.asked.get(criterion)
    }
    return frozenset(own | asked)


def _answered_otherwise(before: Basis, after: Basis) -> frozenset[str]:
    criteria = before.from_costs.keys() | after.from_costs.keys()
    return frozenset(
        one for one in criteria if before.from_costs.get(one) != after.from_costs.get(one)
    )


def _changed_fields(edit: Edit) -> frozenset[str]:
    before, after = edit.before, edit.after
    if edit.path != DETAILS or not isinstance(before, dict) or not isinstance(after, dict):
        return frozenset({edit.path})
    names = {f"{DETAILS}.{name}" for name in after if before.get(name) != after[name]}
    return frozenset({DETAILS} | names)
