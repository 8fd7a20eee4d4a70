"""The decision model an assessment was made with, and the one a result is by."""

from core.assessment.document import Assessment, ModelStamp
from core.decision.model import DecisionModel
from core.decision.recommendation import Recommendation
from core.language import _


def stamp_of(model: DecisionModel) -> ModelStamp:
    """Return the stamp an assessment made with the model carries."""
    return ModelStamp(id=model.id, version=model.version)


def is_made_with(assessment: Assessment, model: DecisionModel) -> bool:
    """Tell whether the assessment was made with this very version."""
    return assessment.model == stamp_of(model)


def other_model(assessment: Assessment, result: Recommendation) -> str:
    """Return the sentence on a result by another model than the assessment's, "" otherwise."""
    names = other_names(assessment, result)
    if names is None:
        return ""
    sentence = _(
        "This assessment was made with the decision model {made}. This result is by {used} and "
        "may differ from the one it had."
    )
    return sentence.format(made=names[0], used=names[1])


def other_names(assessment: Assessment, result: Recommendation) -> tuple[str, str] | None:
    """Return the model an assessment was made with and the one its result is by, when they differ.

    Each with its version: ("Core 1.0", "Core 1.1").
    """
    used = ModelStamp(id=result.model_id, version=result.model_version)
    if assessment.model == used:
        return None
    is_same_line = assessment.model.id == used.id
    name = result.model_title if is_same_line else assessment.model.id
    return f"{name} {assessment.model.version}", f"{result.model_title} {used.version}"
