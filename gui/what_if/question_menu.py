"""A menu of every question and its answers, and one of the answers to a single question."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from core.assessment.document import AnswerEntry
from core.language import _
from core.model.pack import Criterion, Pack
from core.report.scenario_words import answer_phrase
from gui.frame.button import as_caption
from gui.what_if.editing import ScenarioEditing, supposed_level

_STATES = ("unknown", "not-applicable")


class QuestionMenu(QMenu):
    """Sections, their questions, their answers; filled when it opens.

    Signals:
        chosen: the id of a question and the supposed ``AnswerEntry``.
    """

    chosen = Signal(str, object)

    def __init__(self, pack: Pack, editing: ScenarioEditing, parent: QWidget) -> None:
        """Offer every question of the pack."""
        super().__init__(parent)
        self._editing = editing
        self.without: frozenset[str] = frozenset()
        for factor in pack.model.factors:
            menu = self.addMenu(as_caption(factor.title))
            fill = partial(self._fill_section, menu, pack.criteria[factor.id])
            menu.aboutToShow.connect(fill)

    def _fill_section(self, menu: QMenu, criteria: tuple[Criterion, ...]) -> None:
        _empty(menu)
        for criterion in criteria:
            if criterion.id in self.without:
                continue
            inner = menu.addMenu(as_caption(f"{criterion.id}  {criterion.short}"))
            inner.aboutToShow.connect(partial(self._fill_question, inner, criterion))

    def _fill_question(self, menu: QMenu, criterion: Criterion) -> None:
        menu.clear()
        fill_answers(menu, criterion, self._editing, partial(self.chosen.emit, criterion.id))


def fill_answers(
    menu: QMenu,
    criterion: Criterion,
    editing: ScenarioEditing,
    choose: Callable[[AnswerEntry], None],
) -> None:
    """Offer every answer to a question; the one given is named as such and cannot be chosen."""
    given = editing.assessment.entry(criterion.id)
    for entry in _answers(criterion, editing):
        words = answer_phrase(criterion, entry)
        # A split is none of the answers on offer, not even the one of its largest part.
        is_like_given = (entry.state, entry.level) == (given.state, given.level)
        is_given = is_like_given and given.split is None
        is_number = is_given and given.number is not None
        action = menu.addAction(
            as_caption(_("{answer} (as answered)").format(answer=words) if is_given else words)
        )
        # Within the level of a number there are others to suppose.
        action.setEnabled(not is_given or is_number)
        action.triggered.connect(lambda _checked=False, entry=entry: choose(entry))


def _empty(menu: QMenu) -> None:
    for inner in menu.findChildren(QMenu):
        inner.deleteLater()
    menu.clear()


def _answers(criterion: Criterion, editing: ScenarioEditing) -> Iterator[AnswerEntry]:
    for level in criterion.levels:
        yield supposed_level(editing.assessment, criterion.id, level.id)
    for state in _STATES:
        yield AnswerEntry(state=state)  # type: ignore[arg-type]  # both are states of an entry
