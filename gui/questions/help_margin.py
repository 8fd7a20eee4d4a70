"""The margin of a question: why we ask, gates, terms, sources, what the answer counts as."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.charts.marks import barrier_mark
from core.decision.recommendation import GateFinding, Outcome, Status
from core.language import _
from core.model.condition_checks import criteria_read
from core.model.pack import Criterion, Gate, Pack
from gui.frame.button import make_button
from gui.questions.flow import FlowLayout
from gui.questions.prose import Paragraph, Prose, Span

_SENTENCE_LINES = 4
_MOST_GATES = 4
_GRAVEST_FIRST = ("blocks", "diagnose", "stop", "requires", "limits", "warns", "informs")


class HelpMargin(QWidget):
    """What stands beside one question; nothing in it moves when the answer changes."""

    term_asked = Signal(str, object)

    def __init__(self, criterion: Criterion, pack: Pack) -> None:
        """Show the help of ``criterion``."""
        super().__init__()
        self._criterion = criterion
        gates = sorted(
            gates_reading(pack, criterion.id), key=lambda gate: _GRAVEST_FIRST.index(gate.effect)
        )
        self._gates, self._further = gates[:_MOST_GATES], gates[_MOST_GATES:]
        self._text = Prose(13, 18, "ink2", gap=10)
        self._sure = Prose(13, 18, "ink2")
        self._sources = Prose(13, 18, "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._text)
        terms = self._terms(pack)
        if terms is not None:
            column.addWidget(terms)
        self._sources.show_text(sources_line(criterion.sources))
        column.addWidget(self._sources)
        self._sure.keep_lines(_SENTENCE_LINES)
        column.addWidget(self._sure)
        column.addStretch(1)
        self.show_findings(())

    def show_findings(self, findings: Iterable[GateFinding]) -> None:
        """Show each gate of the question with the mark of how it stands."""
        by_id = {finding.id: finding for finding in findings}
        paragraphs = [self._why()]
        paragraphs += [gate_paragraph(gate, by_id.get(gate.id)) for gate in self._gates]
        if self._further:
            paragraphs.append(_further_gates(self._further))
        self._text.show_paragraphs(tuple(paragraphs))

    def show_belief(self, words: tuple[Paragraph, ...]) -> None:
        """Say what the answer counts as; the room for it is always kept."""
        self._sure.show_paragraphs(words)

    def _why(self) -> Paragraph:
        return Paragraph(
            (
                Span(_("Why we ask.") + " ", is_semibold=True, colour="ink"),
                Span(self._criterion.why),
            )
        )

    def _terms(self, pack: Pack) -> QWidget | None:
        known = {term.id: term for term in pack.glossary}
        terms = [known[name] for name in self._criterion.terms if name in known]
        if not terms:
            return None
        box = QWidget()
        box.setStyleSheet("QPushButton { font-size: 13px; text-align: left; min-width: 0; }")
        flow = FlowLayout(box, across=10, down=0)
        for term in terms:
            link = make_button(term.term, "link", name=f"{_('Glossary')}: {term.term}")
            link.clicked.connect(
                lambda _checked=False, term=term, link=link: self.term_asked.emit(term.id, link)
            )
            flow.addWidget(link)
        return box


def gates_reading(pack: Pack, criterion: str) -> tuple[Gate, ...]:
    """Return the gates whose condition looks at the question."""
    return tuple(gate for gate in pack.gates if criterion in criteria_read(gate.fails_when))


def _further_gates(gates: list[Gate]) -> Paragraph:
    ids = ", ".join(gate.id for gate in gates)
    text = _("Also read by {gates}. F1 shows them.").replace("{gates}", ids)
    return Paragraph((Span(text),))


def gate_paragraph(gate: Gate, finding: GateFinding | None) -> Paragraph:
    """Return mark, id and rule of a gate; a rule that waits for its answer stands half raised."""
    return Paragraph(
        (
            Span(_("Gate {id}.").replace("{id}", gate.id) + " ", is_semibold=True, colour="ink"),
            Span(gate.rule),
        ),
        barrier_mark(_status(finding)),
    )


def _status(finding: GateFinding | None) -> str:
    if finding is None or finding.outcome is Outcome.PASSES:
        return Status.OPEN
    if finding.outcome in (Outcome.UNKNOWN, Outcome.MIXED) or finding.overridden:
        return Status.CONDITIONAL
    return finding.status


def sources_line(sources: tuple[str, ...]) -> str:
    """Return "Sources: S0-8, S2-9; [9] [18]"."""
    texts = ", ".join(source for source in sources if not source.startswith("["))
    papers = " ".join(source for source in sources if source.startswith("["))
    both = "; ".join(part for part in (texts, papers) if part)
    return _("Sources: {sources}").replace("{sources}", both) if both else ""
