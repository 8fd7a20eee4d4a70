"""Break-even: the line of volumes, and any two approaches of choice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.charts.break_even_line import VolumeCrossing, break_even_scene
from core.charts.scene import Scene
from core.economics.money import count
from core.economics.result import BreakEven, Crossing
from core.economics.titles import input_titles
from core.economics.words import break_even_sentence, missing_sentence, not_known
from core.language import _
from gui.costs.view import CostView, Pair
from gui.costs.wide_chart import WideChart
from gui.frame.check_box import DropDown
from gui.frame.label import text_label
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.margin_note import MarginNote, set_beside
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.style.type import BODY, LINES, NOTE

_CHOICE = 206
_CROSSES = (Crossing.PAYS_FROM, Crossing.PAYS_UP_TO)


class BreakEvenPart(QWidget):
    """Where each approach starts to pay against the one of today, on one line.

    Signals:
        pair_chosen: a ``Pair``, two approaches to compare.
    """

    pair_chosen = Signal(object)

    def __init__(self) -> None:
        """Start without a result."""
        super().__init__()
        self.line = WideChart(self._scene)
        self.none = Prose(BODY, LINES[BODY])
        self.first, self.second = DropDown(_("Approach")), DropDown(_("Compared with"))
        self.sentence = Prose(BODY, LINES[BODY], "ink")
        self.sentence.keep_lines(1)
        self.note = MarginNote()
        self._view: CostView | None = None
        for choice in (self.first, self.second):
            choice.setFixedHeight(34)
            choice.setMinimumWidth(_CHOICE)
            choice.activated.connect(self._choose)
        self._lay_out()

    def show_costs(self, view: CostView) -> None:
        """Show the crossings of this result."""
        self._view = view
        self._offer(view)
        found = _crossings(view)
        self.none.show_text("" if found else _no_crossing(view))
        set_shown(self.none, not found)
        self.line.redraw()
        self.sentence.show_paragraphs((_pair_words(view),))
        self.note.show_paragraphs(tuple(_notes(view)))

    def _lay_out(self) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        choices = QHBoxLayout()
        choices.setSpacing(10)
        choices.addWidget(text_label(_("Any two:"), NOTE, tone="ink2"))
        choices.addWidget(self.first)
        choices.addWidget(text_label(_("against"), NOTE, tone="ink2"))
        choices.addWidget(self.second)
        choices.addStretch(1)
        column.addWidget(SectionHead(_("Break-even"), _("requests a month")))
        column.addWidget(self.line)
        column.addWidget(self.none)
        column.addSpacing(6)
        column.addLayout(choices)
        column.addWidget(self.sentence)
        set_beside(self, box, self.note)

    def _offer(self, view: CostView) -> None:
        pair = view.pair
        for choice, code in ((self.first, pair.code), (self.second, pair.against)):
            if choice.count() == 0:
                for row in view.result.rows:
                    choice.addItem(view.name(row.code), row.code)
            choice.setCurrentIndex(choice.findData(code))

    def _choose(self, _place: int) -> None:
        self.pair_chosen.emit(Pair(self.first.currentData(), self.second.currentData()))

    def _scene(self, width: int) -> Scene | None:
        view = self._view
        if view is None:
            return None
        volume = view.volume
        words = None
        if volume:
            words = volume, _("You: {n} a month").format(n=count(volume))
        found = _crossings(view)
        described = " ".join(f"{one.text}." for one in found) or self.none.text()
        return break_even_scene(found, words, width, described)


def _crossings(view: CostView) -> tuple[VolumeCrossing, ...]:
    found = [row.break_even for row in view.result.rows if row.break_even is not None]
    if view.pair.against != view.result.baseline:
        found.append(view.crossing)
    return tuple(crossing for one in found if (crossing := _crossing(view, one)) is not None)


def _crossing(view: CostView, found: BreakEven) -> VolumeCrossing | None:
    if found.crossing not in _CROSSES or found.volume is None:
        return None
    low, high = found.volume, found.volume
    if found.band is not None:
        low, high = found.band.low, found.band.high
    text = _("{name} pays back from about {volume}")
    if found.crossing is Crossing.PAYS_UP_TO:
        text = _("{name} costs less up to about {volume}")
    if found.against != view.result.baseline:
        text = _("{name} pays from about {volume} against {other}")
    row = view.row(found.code)
    return VolumeCrossing(
        code=found.code,
        volume=found.volume,
        low=low,
        high=high,
        text=text.format(
            name=view.name(found.code),
            volume=count(found.volume),
            other=view.phrases()[found.against],
        ),
        is_blocked=view.is_blocked(found.code),
        is_stale=bool(row.stale),
    )


def _no_crossing(view: CostView) -> str:
    if any(row.break_even is None for row in view.result.rows if row.code != view.result.baseline):
        return missing_sentence(view.result, view.costs) or not_known()
    words = _("None: no approach comes to cost less than {baseline}, at any volume.")
    return words.format(baseline=view.phrases()[view.result.baseline])


def _pair_words(view: CostView) -> Paragraph:
    head = f"{view.name(view.pair.code)}: "
    words = _told(view, view.pair, view.crossing)
    if view.pair.code == view.pair.against:
        words = _("Choose two different approaches.")
    return Paragraph((Span(head, is_semibold=True), Span(words)))


def _told(view: CostView, pair: Pair, found: BreakEven | None) -> str:
    titles = input_titles(view.missing_for(pair), view.costs)
    if titles:
        return _("not known without: {inputs}.").format(inputs="; ".join(titles))
    return break_even_sentence(found, view.volume)


def _notes(view: CostView) -> list[Paragraph]:
    baseline = view.phrases()[view.result.baseline]
    against = _("Against {baseline}, what is used without anything built.")
    notes = [Paragraph((Span(against.format(baseline=baseline)),))]
    trained = view.trained
    if trained is not None:
        head = _("{name}: ").format(name=view.name(trained.code))
        words = _("Against {other}: {sentence}").format(
            other=view.phrases()[trained.against],
            sentence=_told(view, trained, view.on_top),
        )
        notes.append(Paragraph((Span(head, is_semibold=True, colour="ink"), Span(words))))
    return notes
