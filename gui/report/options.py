"""The left pane of the report page: sections, page size, branding, export, what to mend."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import _
from core.report.handout import section_titles
from gui.frame.button import Segments, make_button
from gui.frame.check_box import CheckBox
from gui.frame.label import text_label
from gui.frame.surface import lay_on_desk, scrolled
from gui.preference_file import Preferences
from gui.questions.prose import Prose
from gui.report.problems import Problem
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import LINES, MARGIN, NOTE

_WIDEST = 420


def section_words() -> dict[str, str]:
    """Return the sections in the order of the report, in words short enough for a check box."""
    short = {
        "ranking": _("Ranking"),
        "method": _("How it was decided"),
        "own-changes": _("Model changes"),
    }
    return {key: short.get(key, title) for key, title in section_titles().items()}


class OptionsBar(QWidget):
    """The button that stands for the pane where there is no room beside the preview."""

    def __init__(self) -> None:
        """Start with the pane closed."""
        super().__init__()
        lay_on_desk(self)
        self.toggle = make_button(_("Sections and export"))
        self.toggle.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.addWidget(self.toggle)
        row.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline towards the page."""
        painter = QPainter(self)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme_of(self).colour("hair"))


class OptionsPane(QWidget):
    """What decides how the report will be.

    Signals:
        sections_chosen: the ids of the sections left out.
        page_size_chosen: "A4" or "Letter".
        settings_wanted: the link to the settings was followed.
        export_wanted: the button was pressed.
        question_wanted: the id of a question to mend, "" for the details.
    """

    sections_chosen = Signal(tuple)
    page_size_chosen = Signal(str)
    settings_wanted = Signal()
    export_wanted = Signal()
    question_wanted = Signal(str)

    def __init__(self) -> None:
        """Build the pane once."""
        super().__init__()
        lay_on_desk(self)
        self.boxes = {key: CheckBox(words) for key, words in section_words().items()}
        self.page_size = Segments((("A4", _("A4")), ("Letter", _("US Letter"))), _("Page size"))
        self.branding = Prose(NOTE, LINES[NOTE])
        self.settings = make_button(_("Change in the settings"), "link")
        self.export = make_button(_("Export PDF…"), "primary")
        self.reason = Prose(MARGIN, LINES[MARGIN])
        self.problems = _Problems(self.question_wanted.emit)
        for box in self.boxes.values():
            box.clicked.connect(self._choose)
        self.page_size.chosen.connect(self.page_size_chosen)
        self.settings.clicked.connect(self.settings_wanted)
        self.export.clicked.connect(self.export_wanted)
        self._lay_out()

    def show_sections(self, left_out: tuple[str, ...]) -> None:
        """Tick every section that is in the report."""
        for key, box in self.boxes.items():
            box.setChecked(key not in left_out)

    def withhold(self, empty: tuple[str, ...]) -> None:
        """Offer every section but those that have nothing to say here."""
        for key, box in self.boxes.items():
            box.setVisible(key not in empty)

    def show_preferences(self, value: Preferences) -> None:
        """Show page size and branding."""
        self.page_size.choose(value.page_size)
        logo = _("with its logo") if value.has_logo else _("without a logo")
        name = value.firm or _("No firm is named")
        self.branding.show_text(_("{name}, {logo}.").format(name=name, logo=logo))

    def show_readiness(self, reason: str) -> None:
        """Allow the export, or say beside the button why it is not possible."""
        self.export.setEnabled(not reason)
        self.export.setAccessibleDescription(reason)
        self.reason.show_text(reason)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """List what to mend."""
        self.problems.show_problems(problems)

    def _choose(self) -> None:
        left_out = tuple(key for key, box in self.boxes.items() if not box.isChecked())
        self.sections_chosen.emit(left_out)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.export)
        column.addWidget(self.reason)
        self._add_group(column, _("Sections"), *self.boxes.values())
        self._add_group(column, _("Page size"), self.page_size)
        self._add_group(column, _("Branding"), self.branding, self.settings)
        column.addSpacing(8)
        column.addWidget(self.problems)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scrolled(inner))

    def _add_group(self, column: QVBoxLayout, title: str, *parts: QWidget) -> None:
        column.addSpacing(8)
        column.addWidget(text_label(title, MARGIN, semibold=True, tone="ink2"))
        for part in parts:
            if part is self.settings:
                column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                column.addWidget(part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline towards the preview."""
        painter = QPainter(self)
        fill(painter, QRect(self.width() - 1, 0, 1, self.height()), theme_of(self).colour("hair"))


class _Problems(QWidget):
    def __init__(self, go: Callable[[str], None]) -> None:
        super().__init__()
        self._go = go
        self.shown: tuple[Problem, ...] = ()
        self.links: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        if problems == self.shown:
            return
        self.shown, self.links = problems, []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._column.addWidget(text_label(_("To mend"), MARGIN, semibold=True, tone="ink2"))
        for problem in problems:
            self._add(problem)
        self.setVisible(bool(problems))

    def _add(self, problem: Problem) -> None:
        words = Prose(NOTE, LINES[NOTE], "ink")
        words.show_text(problem.sentence)
        where = problem.criterion or _("the details")
        name = _("Go to {place}: {sentence}").format(place=where, sentence=problem.sentence)
        link = make_button(_("Go to {place}").format(place=where), "link", name=name)
        link.clicked.connect(lambda: self._go(problem.criterion))
        self.links.append(link)
        self._column.addWidget(words)
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
