"""How robust: how the ranking held while importances and doubtful answers were varied."""

from math import ceil

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment.document import Assessment
from core.decision.insight import Robustness
from core.decision.recommendation import Recommendation
from core.language import _
from gui.questions.prose import Paragraph, Prose, Span
from gui.result.figures import of_hundred
from gui.result.margin_note import MarginNote, set_beside
from gui.result.rank_table import RankTable
from gui.result.section_head import SectionHead
from gui.result.showing import set_shown
from gui.session_bridge import SessionBridge
from gui.style.type import BODY, LINES


class RobustPart(QWidget):
    """A quiet table of shares; what they come to stands in the margin."""

    def __init__(self, bridge: SessionBridge) -> None:
        """Read the shares from the session of the bridge."""
        super().__init__()
        self._bridge = bridge
        self._waiting = Prose(BODY, LINES[BODY], "ink3")
        self._waiting.show_text(_("Counting the draws…"))
        self.table = RankTable()
        self.note = MarginNote()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        aside = _("of 100 runs over importances and doubtful answers")
        for widget in (SectionHead(_("How robust"), aside), self._waiting, self.table):
            column.addWidget(widget)
        column.addStretch(1)
        set_shown(self.table, False)
        set_beside(self, box, self.note)

    def show_result(self, recommendation: Recommendation, _assessment: Assessment) -> None:
        """Show the shares; those of the answers before stay until the draws are counted."""
        robustness = self._bridge.session.insight.robustness
        if robustness is None:
            return
        set_shown(self._waiting, False)
        set_shown(self.table, True)
        self.table.show_shares(recommendation.ranking, robustness)
        self.note.show_paragraphs(_statements(recommendation, robustness))


def _statements(recommendation: Recommendation, robustness: Robustness) -> tuple[Paragraph, ...]:
    training = Span(_training(robustness.training))
    error = Paragraph((Span(_error(robustness)),))
    if recommendation.recommended is None:
        return Paragraph((training,)), error
    row = recommendation.ranked(recommendation.recommended)
    words = _("{approach} is part of the winner in {n} of 100.").format(
        approach=row.name, n=of_hundred(robustness.family[row.code])
    )
    part = Paragraph((Span(f"{words} ", is_semibold=True, colour="ink"), training))
    others = " ".join(recommendation.confidence.other_runs)
    return (part, *([Paragraph((Span(others),))] if others else []), error)


def _training(share: float) -> str:
    words = {"0": _("none"), _("<1"): _("fewer than 1")}
    count = of_hundred(share)
    return _("Training of any kind wins in {n}.").format(n=words.get(count, count))


def _error(robustness: Robustness) -> str:
    words = _("{samples} draws; each share is right to within {n} of 100.")
    return words.format(samples=f"{robustness.samples:,}", n=ceil(100 * robustness.half_width))
