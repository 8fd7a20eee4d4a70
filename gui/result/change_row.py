"""Answers to one question that would change the recommendation: now, if it were, then, lead."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.charts.marks import barrier_mark
from core.charts.scene import Scene
from core.decision.recommendation import FlipGroup, FlipKind
from core.language import _
from core.report.leads import lead_in_words
from gui.frame.button import make_button
from gui.frame.columns import Column, Plan
from gui.frame.label import text_label
from gui.frame.mark_view import MarkView
from gui.frame.press_row import PressRow, Row
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.figures import unbroken
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, MARGIN, font

_LEAD, _THEN, _ARROW, _KEEP, _GAP = 66, 190, 20, 48, 14
_NARROW = 620
_UNBROKEN = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Successor:
    """What would be recommended instead: a mark and the word that always stands beside it."""

    mark: Scene
    word: str


class ChangeRow(PressRow):
    """One group; the new leader stands in the row only when the rows do not share one."""

    def __init__(self) -> None:
        """Start without a group."""
        self._now = Prose(BODY, LINES[BODY])
        self._arrow = text_label("→", BODY, tone="ink2")
        self._after = Prose(BODY, LINES[BODY], "ink")
        self._then = _Marked(is_right=False)
        self._lead = _Marked(is_right=True)
        self.keep = make_button("", "link")
        self.keep.setStyleSheet("text-align: left;")
        cells = (self._now, self._arrow, self._after, self._then, self._lead, self.keep)
        super().__init__(cells, self._columns, padding=6, gap=2)
        self.keep.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.criterion = ""
        self._has_then = False
        self._if_so = ""
        self._shown: tuple[FlipGroup, Successor, bool] | None = None

    def show_group(self, group: FlipGroup, successor: Successor, *, has_then: bool) -> None:
        """Show one group; ``has_then`` names what would be recommended."""
        if (group, successor, has_then) == self._shown:
            return
        self._shown = (group, successor, has_then)
        self._has_then = has_then
        self.criterion = group.criterion
        # Unbroken, so that the id never stands alone on a line.
        before = f"{unbroken(group.before)}{_UNBROKEN}{_UNBROKEN}"
        spans = (Span(before), Span(group.criterion, colour="ink3"))
        self._now.show_paragraphs((Paragraph(spans),))
        self._after.show_text(unbroken(group.after))
        self._then.show_words(successor.mark, successor.word)
        set_shown(self._then, has_then)
        self._show_lead(group)
        self._say(group, successor)
        self.updateGeometry()

    def show_kept(self, *, is_kept: bool) -> None:
        """Offer to keep the change as a scenario, or to show the scenario it was kept as."""
        word, name = (
            (_("Show"), _("Show the scenario: {change}"))
            if is_kept
            else (_("Keep"), _("Keep as a scenario: {change}"))
        )
        self.keep.setText(word)
        self.keep.setAccessibleName(name.format(change=self._if_so))

    def _show_lead(self, group: FlipGroup) -> None:
        if group.kind is FlipKind.BY_GATE:
            self._lead.show_words(barrier_mark("blocked"), _("gate"))
        else:
            is_figure = group.kind is FlipKind.LEADS
            self._lead.show_words(None, lead_in_words(group), is_figure=is_figure)

    def _say(self, group: FlipGroup, successor: Successor) -> None:
        words = _("Now {before}. If {after}: {then}.").format(
            before=group.before, after=group.after, then=successor.word
        )
        more = {
            FlipKind.BY_GATE: _("A gate decides, not the value."),
            FlipKind.TIES: _("Too close to call with the recommendation."),
            FlipKind.BY_NEED: _("Nothing would call for today’s recommendation any more."),
            FlipKind.ENOUGH: _("It would be enough: what contains it adds too little."),
        }.get(group.kind, "")
        if group.kind is FlipKind.LEADS and lead_in_words(group):
            more = _("Lead {points} points.").format(points=lead_in_words(group))
        kept = group.flips[0].changes[0].after_statement
        self._if_so = _("if {after}").format(after=kept)
        self.setAccessibleName(f"{words} {more}".strip())
        self.setAccessibleDescription(_("Enter: go to question {id}").format(id=group.criterion))

    def _columns(self, width: int) -> tuple[Column, ...]:
        return _columns(width, has_then=self._has_then)


class _Marked(QWidget):
    """A mark, when there is one, and a word."""

    def __init__(self, *, is_right: bool) -> None:
        super().__init__()
        self._mark = MarkView()
        self._word = text_label("", BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 0)
        row.setSpacing(8)
        if is_right:
            row.addStretch(1)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._word)
        if not is_right:
            row.addStretch(1)

    def show_words(self, mark: Scene | None, word: str, *, is_figure: bool = False) -> None:
        self._mark.show_scene(mark)
        set_shown(self._mark, mark is not None)
        self._word.setFont(font(BODY, semibold=is_figure))
        self._word.setText(word)


def change_titles(*, has_then: bool) -> Row:
    """Return the heads of the columns."""
    now, arrow, after = _("Now"), "", _("If it were")
    labels = [text_label(word, MARGIN, tone="ink2") for word in (now, arrow, after)]
    then, lead = text_label(_("Then"), MARGIN, tone="ink2"), text_label(_("Lead"), MARGIN)
    lead.setProperty("tone", "ink2")
    lead.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    set_shown(then, has_then)
    keep = text_label(_("What if"), MARGIN, tone="ink2")
    row = Row((*labels, then, lead, keep), _title_plan(has_then=has_then), padding=3)
    row.has_line = False
    return row


def _title_plan(*, has_then: bool) -> Plan:
    def plan(width: int) -> tuple[Column, ...]:
        wide = _columns(max(width, _NARROW), has_then=has_then)
        if width >= _NARROW:
            return wide
        lead = Column(width - _KEEP - _GAP - _LEAD, _LEAD)
        keep = Column(width - _KEEP, _KEEP)
        return Column(0, 60), Column(60, 0), Column(60, 100), Column(0, 0), lead, keep

    return plan


def _columns(width: int, *, has_then: bool) -> tuple[Column, ...]:
    if width < _NARROW:
        words = width - _ARROW - _GAP
        return (
            Column(0, width),
            Column(0, _ARROW, line=1, drop=2),
            Column(_ARROW + _GAP, words, line=1),
            Column(_ARROW + _GAP, _THEN, line=2),
            Column(width - _KEEP - _GAP - _LEAD, _LEAD, line=2),
            Column(width - _KEEP, _KEEP, line=2, drop=1),
        )
    rest = width - _ARROW - _LEAD - _KEEP - 4 * _GAP - (_THEN + _GAP if has_then else 0)
    now = rest // 2
    after = now + _GAP + _ARROW + _GAP
    return (
        Column(0, now),
        Column(now + _GAP, _ARROW, drop=2),
        Column(after, rest - now),
        Column(after + rest - now + _GAP, _THEN),
        Column(width - _KEEP - _GAP - _LEAD, _LEAD),
        Column(width - _KEEP, _KEEP, drop=1),
    )
