"""From a gesture to an edit on the undo stack, named after its question."""

from core.assessment.document import EMPTY_ENTRY, AnswerEntry, Details
from core.assessment.edits import Edit, answer_edit, details_edit
from core.language import _
from core.model.pack import Pack
from gui.session_bridge import SessionBridge


class Editing:
    """Pushes what the rows and the details of the page carry."""

    def __init__(self, bridge: SessionBridge, pack: Pack) -> None:
        """Name the steps with the short questions of ``pack``."""
        self._bridge = bridge
        self._names = {
            question.id: question.short
            for questions in pack.criteria.values()
            for question in questions
        }

    def answer(self, criterion: str, entry: AnswerEntry) -> None:
        """Make ``entry`` the answer, as a step of its own."""
        edit = answer_edit(self._bridge.session.assessment, criterion, entry)
        self._bridge.push(edit, self._names[criterion])

    def write(self, criterion: str, entry: AnswerEntry, name: str) -> None:
        """Take what is typed into one note; it merges while the focus stays."""
        edit = answer_edit(self._bridge.session.assessment, criterion, entry)
        self._bridge.push(edit, self._names[criterion], f"{criterion}.{name}")

    def write_details(self, details: Details, name: str) -> None:
        """Take what is typed into one field of the details."""
        edit = details_edit(self._bridge.session.assessment, details)
        self._bridge.push(edit, _("About this use case"), f"details.{name}")

    def choose_details(self, details: Details) -> None:
        """Take another approach of today, or what the client hopes for."""
        edit = details_edit(self._bridge.session.assessment, details)
        is_today = changed_name(edit) == "today"
        self._bridge.push(
            edit, _("Approach in use today") if is_today else _("What the client hopes for")
        )


def changed_name(edit: Edit) -> str:
    """Return the name of the first field an edit changes, "" when it changes none."""
    empty = EMPTY_ENTRY.model_dump(mode="json")
    before = edit.before if isinstance(edit.before, dict) else empty
    after = edit.after if isinstance(edit.after, dict) else empty
    return next((name for name in after if before.get(name) != after[name]), "")
