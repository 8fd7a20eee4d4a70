"""What the model of new assessments would change in an open one; used when that is wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core.archive.archive import Archive
from core.assessment.document import Assessment
from core.assessment.edits import model_edit
from core.assessment.model_match import all_answer_mismatches
from core.assessment.models import LoadedModel
from core.assessment.replay import Effect, Kept, Replayed, Told, compare
from core.language import _
from gui.library import Library
from gui.open_assessment import OpenAssessment


def offer_model(
    window: QWidget, opened: OpenAssessment, library: Library, archive: Archive
) -> None:
    """Show verdict and reasons under the other model, and use it when the user says so."""
    session = opened.session
    new = library.current
    assessment = session.assessment
    shown = next((row for row in archive.rows() if row.id == assessment.id), None)
    if shown is None:
        return
    verdict = Told(shown.verdict_state, shown.verdict_word, shown.recommended)
    kept = Kept(shown.id, shown.client, shown.use_case, verdict, assessment)
    replayed = compare(kept, library.models, new)
    box = QMessageBox(window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Another decision model"))
    obstacle = _obstacle(assessment, new)
    told = offer_words(replayed, new.name, library)
    box.setText(f"{told}\n\n{obstacle}" if obstacle else told)
    keep = box.addButton(_("Keep as it is"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    words = _("Use {model} from now on").replace("{model}", new.name)
    use = None
    if replayed.after is not None and not obstacle:
        use = box.addButton(words.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if use is not None and box.clickedButton() is use:
        opened.bridge.push(model_edit(session.assessment, new.stamp), words)


def offer_words(replayed: Replayed, name: str, library: Library) -> str:
    """Return what the box says: before, after, why."""
    if replayed.after is None:
        sentence = _("{model} cannot decide this assessment. {trouble}")
        return sentence.replace("{model}", name).replace("{trouble}", replayed.trouble)
    lines = [
        _("Today: {verdict}").replace("{verdict}", verdict_words(replayed.before, library)),
        _("Under {model}: {verdict}")
        .replace("{model}", name)
        .replace("{verdict}", verdict_words(replayed.after, library)),
    ]
    if replayed.effect is Effect.UNCHANGED:
        lines.append(_("Recommendation and verdict stay; figures may differ."))
    return "\n\n".join((*lines, *replayed.why, *replayed.remarks))


def _obstacle(assessment: Assessment, new: LoadedModel) -> str:
    """Return why the assessment cannot move to the model as it stands, "" when it can."""
    for place, expected in all_answer_mismatches(assessment, new.analyst.model):
        text = _("Answer this anew before you use {model} here: {place}: {expected}")
        fields = {"{model}": new.name, "{place}": place, "{expected}": expected}
        for field, words in fields.items():
            text = text.replace(field, words)
        return text
    return ""


def verdict_words(told: Told, library: Library) -> str:
    """Return the word of a verdict and the approach it names."""
    names = {one.code: one.name for one in library.model.alternatives}
    if told.recommended is None:
        return told.word
    return f"{told.word}: {names.get(told.recommended, told.recommended)}"
