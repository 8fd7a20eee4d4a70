"""The samples of the first start are whole assessments of the shipped decision model."""

from core.assessment.exchange import export_assessment, import_assessment
from core.assessment.model_match import mismatches
from core.assessment.samples import sample_assessments

NOW = "2026-11-20T10:00:00Z"


def test_the_three_samples_name_their_source_and_fit_the_model(model):
    samples = sample_assessments(model, NOW)
    assert len(samples) == 3
    assert len({sample.id for sample in samples}) == 3
    for sample in samples:
        assert list(mismatches(sample, model)) == []
        assert sample.created == NOW
        assert sample.details.client
        assert sample.details.use_case
        assert sample.details.source
        assert len(sample.answers) >= 10


def test_a_sample_can_be_exported_and_imported_like_any_other(model):
    for sample in sample_assessments(model, NOW):
        assert import_assessment(export_assessment(sample), sample.id, model) == sample
