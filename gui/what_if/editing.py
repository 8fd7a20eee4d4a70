"""From a gesture on a scenario to an edit on the undo stack."""

from core.answers import MOST_SCENARIOS
from core.assessment.document import AnswerEntry, Assessment, Scenario
from core.assessment.edits import scenario_edit
from core.assessment.scenarios import free_name, is_free_name, is_name_from, next_key
from core.decision.recommendation import Flip
from core.language import _
from core.model.pack import Pack
from core.report.scenario_words import automatic_name, questions
from gui.session_bridge import SessionBridge


class ScenarioEditing:
    """Makes, changes, names and deletes the scenarios of the open session."""

    def __init__(self, bridge: SessionBridge, pack: Pack) -> None:
        """Name new scenarios with the statements of the pack."""
        self._bridge = bridge
        self.questions = questions(pack)

    @property
    def assessment(self) -> Assessment:
        """Return the document as it is now."""
        return self._bridge.session.assessment

    @property
    def has_room(self) -> bool:
        """Say whether there may be one more."""
        return len(self.assessment.scenarios) < MOST_SCENARIOS

    def begin(self, criterion: str, entry: AnswerEntry) -> str:
        """Make a scenario that supposes one answer, named after it; return its id."""
        return self._add({criterion: entry})

    def keep(self, flip: Flip) -> str:
        """Make a scenario of answers that would change the recommendation; return its id."""
        return self._add(flip_answers(self.assessment, flip))

    def suppose(self, key: str, criterion: str, entry: AnswerEntry, typed: str = "") -> None:
        """Suppose another answer in a scenario; ``typed`` names the field it is being typed in."""
        scenario = self.assessment.scenarios[key]
        self._suppose_all(key, {**scenario.answers, criterion: entry}, typed)

    def release(self, key: str, criterion: str) -> None:
        """Let the answer given count again in a scenario."""
        scenario = self.assessment.scenarios[key]
        rest = {own: entry for own, entry in scenario.answers.items() if own != criterion}
        self._suppose_all(key, rest)

    def rename(self, key: str, name: str) -> str:
        """Take the name as it is typed; return what is wrong with it, "" when it is taken."""
        if not name.strip():
            return _("A scenario needs a name. The last one is kept.")
        if not is_free_name(self.assessment, key, name):
            return _("Another scenario has this name. Change it a little.")
        scenario = self.assessment.scenarios[key].model_copy(update={"name": name})
        self._put(key, scenario, typed="name")
        return ""

    def note(self, key: str, note: str) -> None:
        """Take the note as it is typed."""
        scenario = self.assessment.scenarios[key].model_copy(update={"note": note})
        self._put(key, scenario, typed="note")

    def delete(self, key: str) -> None:
        """Take a scenario away; undo brings it back."""
        self._bridge.push(scenario_edit(self.assessment, key, None), _("scenario deleted"))

    def end_typing(self) -> None:
        """Save what was typed."""
        self._bridge.end_typing()

    def _suppose_all(self, key: str, answers: dict[str, AnswerEntry], typed: str = "") -> None:
        scenario = self.assessment.scenarios[key]
        name = scenario.name
        # A name nobody edited would else say what is not supposed any more.
        if is_name_from(name, automatic_name(self.questions, scenario.answers)):
            name = free_name(self.assessment, automatic_name(self.questions, answers), key)
        self._put(key, scenario.model_copy(update={"answers": answers, "name": name}), typed)

    def _add(self, answers: dict[str, AnswerEntry]) -> str:
        key = next_key(self.assessment)
        name = free_name(self.assessment, automatic_name(self.questions, answers))
        scenario = Scenario(name=name, answers=answers)
        self._bridge.push(scenario_edit(self.assessment, key, scenario), _("new scenario"))
        return key

    def _put(self, key: str, scenario: Scenario, typed: str = "") -> None:
        merge_key = f"scenarios.{key}.{typed}" if typed else None
        self._bridge.push(scenario_edit(self.assessment, key, scenario), _("scenario"), merge_key)


def flip_answers(assessment: Assessment, flip: Flip) -> dict[str, AnswerEntry]:
    """Return the answers of a flip; the person stays as sure as before."""
    return {
        change.criterion: supposed_level(assessment, change.criterion, change.after)
        for change in flip.changes
    }


def supposed_level(assessment: Assessment, criterion: str, level: str) -> AnswerEntry:
    """Return a level as a supposed answer, as sure as the answer it stands in for."""
    sure = assessment.entry(criterion).confidence
    return AnswerEntry(state="answered", level=level, confidence=sure)


def kept_as(assessment: Assessment, flip: Flip) -> str:
    """Return the id of the scenario that supposes just what a flip changes, "" when none does."""
    wanted = {change.criterion: change.after for change in flip.changes}
    for key, scenario in assessment.scenarios.items():
        levels = {q: entry.level for q, entry in scenario.answers.items() if not entry.split}
        if levels == wanted and len(levels) == len(scenario.answers):
            return key
    return ""
