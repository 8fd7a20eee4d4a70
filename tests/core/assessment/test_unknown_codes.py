"""What an assessment says that this decision model does not know is kept and told; it opens."""

import json

import pytest

from core.assessment.basis import studied
from core.assessment.document import AnswerEntry, Assessment, ModelStamp, Scenario
from core.assessment.edits import EditFault, answer_edit, inverse, scenario_edit
from core.assessment.exchange import export_assessment, import_assessment
from core.assessment.model_match import readable
from core.assessment.remarks import remarks
from core.assessment.samples import sample_assessments
from core.assessment.session import AssessmentSession
from core.assessment.unknown_codes import not_an_answer, unknown_levels
from core.errors import FileFault
from core.model.loader import load_shipped
from core.report.branding import Branding
from core.report.content import compose
from core.report.pdf import render_bytes
from core.report.scenario_words import answer_phrase

NOW = "2026-11-20T14:10:00Z"
SPLIT = {"parts": {"PD1.a": 60, "PD1.z": 40}, "of": 100}
ANSWERED = {"state": "answered"}
SCENARIO = {"name": "Later", "answers": {"KN2": {**ANSWERED, "level": "KN2.z"}}}
WRONG = {
    "favourite": (("details", "favourite"), "SLM+RAG", "hopes for “SLM+RAG”"),
    "in use today": (("details", "today"), "AGENT", "In use today is “AGENT”"),
    "a gate overruled": (
        ("overrides", "G99"),
        {"reason": "The client insists.", "by": "A. Berg", "date": "2026-11-20"},
        "has no such gate; the reason for overruling it is kept: G99",
    ),
    "a question": (("answers", "KN77"), {**ANSWERED, "level": "KN77.a"}, "are kept: KN77."),
    "an answer": (("answers", "KN2"), {**ANSWERED, "level": "KN2.z"}, "as not given: KN2."),
    "a split": (("answers", "PD1"), {**ANSWERED, "level": "PD1.a", "split": SPLIT}, "given: PD1."),
    "a scenario": (("scenarios", "s1"), SCENARIO, "“Later” supposes answers this decision model"),
}


@pytest.fixture
def sample(model):
    return next(s for s in sample_assessments(model, NOW) if s.id == "sample-retrieval")


@pytest.fixture(params=WRONG)
def wrong(request, sample):
    """A sample in which one field holds a code this model does not know, and what is said."""
    (part, key), value, said = WRONG[request.param]
    document = sample.model_dump(mode="json")
    document[part][key] = value
    return Assessment.model_validate_json(json.dumps(document)), said


class Store:
    def __init__(self):
        self.savings = []

    def record(self, saving):
        self.savings.append(saving)


def test_it_opens_is_decided_and_says_what_is_not_known(wrong, analyst):
    assessment, said = wrong
    session = AssessmentSession(assessment, analyst, Store(), lambda: NOW)

    assert session.recommendation.recommended is not None
    told = [r.text for r in remarks(assessment, session.recommendation, load_shipped())]
    assert len([text for text in told if said in text]) == 1


def test_it_is_kept_through_edits_and_through_a_file(wrong, analyst):
    assessment, _said = wrong
    session = AssessmentSession(assessment, analyst, Store(), lambda: NOW)
    session.perform(answer_edit(assessment, "TH1", AnswerEntry(state="unknown")))

    answers = {**assessment.answers, "TH1": AnswerEntry(state="unknown")}
    assert session.assessment == assessment.model_copy(update={"answers": answers})
    assert import_assessment(export_assessment(assessment), "a.json") == assessment


def test_the_report_is_written_and_says_it_too(wrong, analyst):
    assessment, said = wrong
    content = compose(assessment, studied(assessment, analyst), load_shipped(), Branding())

    assert any(said in passage for passage in content.method.passages)
    assert render_bytes(content).startswith(b"%PDF")


def test_a_file_of_another_version_is_let_in_with_all_it_knows(wrong, model):
    assessment, _said = wrong
    newer = assessment.model_copy(update={"model": ModelStamp(id=model.id, version="7.0")})
    assert import_assessment(export_assessment(newer), "newer.json", model) == newer


def test_a_slip_in_a_file_of_this_very_version_is_named_but_no_hope_is_refused(wrong, model):
    assessment, said = wrong
    data = export_assessment(assessment)
    if "“SLM+RAG”" in said or "“AGENT”" in said:
        assert import_assessment(data, "own.json", model) == assessment
        return
    with pytest.raises(FileFault, match="expected"):
        import_assessment(data, "own.json", model)


def test_an_answer_not_on_offer_counts_as_not_given(sample, model, analyst):
    document = sample.model_dump(mode="json")
    document["answers"]["KN2"] = {"state": "answered", "level": "KN2.z"}
    odd = Assessment.model_validate_json(json.dumps(document))
    without = sample.model_copy(
        update={"answers": {q: e for q, e in sample.answers.items() if q != "KN2"}}
    )

    assert "KN2" not in readable(odd, model).answers
    assert studied(odd, analyst).fingerprint == studied(without, analyst).fingerprint


NOTED = {
    "note": "The client said so.",
    "private_note": "They were unsure.",
    "confidence": "low",
    "evidence": {"kind": "document", "text": "Survey", "owner": "Ida", "date": "2026-01-02"},
}
ODD = {
    "an answer": ("KN2", {**ANSWERED, "level": "KN2.z"}),
    "a split": ("PD1", {**ANSWERED, "level": "PD1.a", "split": SPLIT}),
}


@pytest.fixture(params=ODD)
def odd(request, sample, analyst):
    """An open assessment with an answer this model does not offer, and its question."""
    question, entry = ODD[request.param]
    document = sample.model_dump(mode="json")
    document["answers"][question] = entry
    assessment = Assessment.model_validate_json(json.dumps(document))
    return AssessmentSession(assessment, analyst, Store(), lambda: NOW), question


NEVER = ("a split", "confidence")
# Beside a split no confidence stands.
BESIDE = [(kind, field) for kind in ODD for field in NOTED if (kind, field) != NEVER]


@pytest.mark.parametrize(("odd", "field"), BESIDE, indirect=["odd"])
def test_what_is_written_beside_an_answer_not_on_offer_is_kept(odd, field):
    session, question = odd
    before = session.assessment.entry(question)
    content = before.model_dump(mode="json") | {field: NOTED[field]}
    after = AnswerEntry.model_validate_json(json.dumps(content))
    session.perform(answer_edit(session.assessment, question, after), is_typing=True)
    session.flush()

    assert session.assessment.entry(question) == after != before
    assert session._store.savings[-1].assessment == session.assessment


def test_undo_brings_back_an_answer_not_on_offer_and_redo_takes_it_again(odd):
    session, question = odd
    before = session.assessment
    level = f"{question}.b"
    chosen = AnswerEntry(state="answered", level=level)
    edit = answer_edit(before, question, chosen)
    session.perform(edit)
    session.perform(inverse(edit), is_retraced=True)
    assert session.assessment == before
    session.perform(edit, is_retraced=True)
    assert session.assessment.entry(question) == chosen


def test_a_scenario_that_supposes_such_an_answer_can_be_renamed(sample, analyst):
    document = sample.model_dump(mode="json")
    document["scenarios"]["s1"] = SCENARIO
    assessment = Assessment.model_validate_json(json.dumps(document))
    session = AssessmentSession(assessment, analyst, Store(), lambda: NOW)
    renamed = assessment.scenarios["s1"].model_copy(update={"name": "Next year"})
    session.perform(scenario_edit(assessment, "s1", renamed))
    assert session.assessment.scenarios == {"s1": renamed}


@pytest.mark.parametrize("question", ["KN2", "KN77"])
def test_such_an_answer_given_anew_is_still_refused(sample, analyst, question):
    session = AssessmentSession(sample, analyst, Store(), lambda: NOW)
    entry = AnswerEntry(state="answered", level=f"{question}.z")
    with pytest.raises(EditFault, match=f"answers.{question}"):
        session.perform(answer_edit(sample, question, entry))
    with pytest.raises(EditFault, match=f"answers.{question}"):
        session.perform(
            scenario_edit(sample, "s1", Scenario(name="Later", answers={question: entry}))
        )
    assert session.assessment == sample


def test_of_a_split_only_the_part_not_on_offer_is_called_so(sample):
    question = load_shipped().criteria["PD"][0]
    entry = AnswerEntry.model_validate_json(
        json.dumps({**ANSWERED, "level": "PD1.a", "split": SPLIT})
    )
    label = next(level.label for level in question.levels if level.id == "PD1.a")
    said = f"60 % {label}, 40 % an answer this decision model does not offer (PD1.z)"

    assert unknown_levels(question, entry) == ("PD1.z",)
    assert not_an_answer(question, entry) == answer_phrase(question, entry) == said
    level = AnswerEntry(state="answered", level="PD1.a")
    assert (unknown_levels(question, level), not_an_answer(question, level)) == ((), "")


def test_the_report_says_of_each_such_answer_that_it_does_not_count(odd, analyst):
    session, question = odd
    result = studied(session.assessment, analyst)
    content = compose(session.assessment, result, load_shipped(), Branding())
    lines = [line for group in content.answers.groups for line in group.lines]
    line = next(line for line in lines if line.criterion == question)
    assert f"n answer this decision model does not offer ({question}.z)" in line.answer
    assert line.meaning == "It counts as not given."


def test_what_the_model_knows_is_read_as_it_stands(sample, model):
    assert readable(sample, model) == sample.sheet()


@pytest.mark.parametrize("code", ["LoRa", "", "a" * 20, "PE\n", "<b>", "-PE"])
def test_what_is_no_code_at_all_is_still_refused(sample, code):
    document = sample.model_dump(mode="json")
    document["details"]["favourite"] = code
    data = json.dumps(
        {"format": "tuning-fork-assessment", "format_version": 1, "assessment": document}
    ).encode()
    with pytest.raises(FileFault, match="favourite"):
        import_assessment(data, "odd.json")
