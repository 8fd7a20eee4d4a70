"""A firm's model on the command line: checked, used, replayed; bad input is one line."""

import json
from pathlib import Path

import pytest

import resources
from core.archive.archive import Archive
from core.assessment.document import AnswerEntry, ModelStamp
from core.assessment.exchange import export_assessment
from core.assessment.samples import sample_assessments
from core.command_line.main import main
from core.model.own_copy import Signature, begin, change, publish, seal_of
from core.model.own_file import write_copy
from core.model.shelf import Shelf

ME = Signature("A. Berg", "2026-11-20")


@pytest.fixture(autouse=True)
def own_data(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "tuning-fork" / "models"


@pytest.fixture(scope="module")
def version():
    copy = begin("halden-1a2b", "Halden", ME)
    for path, value in (
        ("factors.BO.importance", 100),
        ("factors.PD.importance", 0),
        ("factors.KN.importance", 0),
        ("thresholds.need_line", 0.0),
    ):
        copy = change(copy, path, value, "Behaviour decides in our projects.", ME)
    return publish(copy, ME)[0]


@pytest.fixture
def file(tmp_path, version):
    path = tmp_path / "halden.json"
    path.write_bytes(write_copy(version))
    return path


@pytest.fixture
def samples(model):
    return sample_assessments(model, "2026-11-20T10:00:00Z")


@pytest.fixture
def archive(tmp_path, samples, analyst):
    path = tmp_path / "archive.tuningfork"
    opened = Archive.open(path)
    for sample in samples:
        opened.create(sample, analyst)
    opened.close()
    return path


@pytest.fixture
def retrieval(samples):
    return next(one for one in samples if one.id == "sample-retrieval")


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def refused(capsys, *arguments):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("tuning-fork: ")
    assert err.count("\n") == 1
    return err


def exported(tmp_path, assessment, **stamp):
    path = tmp_path / "case.json"
    moved = assessment.model_copy(update={"model": ModelStamp(**stamp)})
    path.write_bytes(export_assessment(moved))
    return path


def test_check_model_reads_the_file_of_a_firm(capsys, file):
    code, out, _err = run(capsys, "check-model", file)
    assert code == 0
    assert "Halden 1.0: 45 criteria, no faults, 2 remarks." in out
    assert "model.json, PD: importance 0: no answer here counts." in out


def test_replay_says_what_would_differ_and_leaves_the_archive(capsys, archive, file):
    before = archive.read_bytes()
    code, out, err = run(capsys, "replay", archive, "--model", file)
    assert (code, err) == (0, "")
    assert (
        "3 assessments, replayed under Halden 1.0.\nOther recommendation: 1; other verdict" in out
    )
    assert "Leaning: Retrieval (core 1." in out
    assert "Behaviour decides in our projects" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 110
    assert archive.read_bytes() == before


def test_replay_gives_a_program_one_object(capsys, archive, file):
    code, out, _err = run(capsys, "replay", archive, "--model", file, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["model"] == {"id": "halden-1a2b", "version": "1.0"}
    assert (found["assessments"], found["other_recommendation"]) == (3, 1)
    changed = [one for one in found["differing"] if one["effect"] == "other_recommendation"]
    assert [one["before"]["recommended"] for one in changed] == ["RAG"]
    assert changed[0]["made_with"]["id"] == "core"
    assert not changed[0]["before_is_from_archive"]
    assert changed[0]["why"]


def test_replay_under_the_shipped_pack_finds_nothing(capsys, archive):
    folder = Path(resources.__file__).parent / "models" / "core"
    code, out, _err = run(capsys, "replay", archive, "--model", folder)
    assert code == 0
    assert "Other recommendation: 0; other verdict only: 0; unchanged: 3; not decided: 0." in out


def test_text_and_json_of_replay_count_the_same_under_the_same_names(capsys, archive, file):
    _code, text, _err = run(capsys, "replay", archive, "--model", file)
    _code, out, _err = run(capsys, "replay", archive, "--model", file, "--json")
    found = json.loads(out)
    names = ("other_recommendation", "other_verdict_only", "unchanged", "not_decided")
    head = text.splitlines()[1].lower()
    assert [f"{name.replace('_', ' ')}: {found[name]}" in head for name in names] == [True] * 4
    assert sum(found[name] for name in names) == found["assessments"]
    assert len(found["differing"]) == found["assessments"] - found["unchanged"]


def test_bad_input_of_replay_is_one_line(capsys, archive, file, tmp_path):
    assert "cannot be opened" in refused(
        capsys, "replay", tmp_path / "none.tuningfork", "--model", file
    )
    assert "not an archive" in refused(capsys, "replay", file, "--model", file)
    assert "is a folder" in refused(capsys, "replay", tmp_path, "--model", file)
    assert "there is none" in refused(capsys, "replay", archive, "--model", tmp_path / "none")
    bad = tmp_path / "bad.json"
    bad.write_bytes(file.read_bytes().replace(b'"after": 100', b'"after": 90'))
    assert "seal: expected version 1.0 as it was published" in refused(
        capsys, "replay", archive, "--model", bad
    )
    with pytest.raises(SystemExit) as ended:
        main(["replay", str(archive)])
    assert ended.value.code == 2


@pytest.mark.parametrize("verb", ["check-model", "replay", "validate"])
def test_a_folder_of_a_firms_models_is_refused_with_the_files_to_name(
    capsys, archive, version, own_data, verb
):
    shelf = Shelf(own_data)
    draft = version.model_copy(update={"version": None, "seal": ""})
    shelf.keep_version(version)
    shelf.keep_draft(draft)
    shelf.keep_draft(begin("other-9f", "Other & Sons", ME))
    given = {"check-model": (own_data,), "replay": (archive, "--model", own_data)}
    told = refused(capsys, verb, *given.get(verb, ("--model", own_data)))
    assert "this folder holds models of a firm. Name one file: " in told
    halden = str(Path("halden-1a2b", "1.0.json"))
    assert f"{halden} (Halden 1.0); " in told
    assert f"{Path('other-9f', 'draft.json')} (Other & Sons, in work)." in told
    assert "(Halden 1.0)" in refused(capsys, "check-model", own_data / "halden-1a2b")
    assert run(capsys, "check-model", own_data / halden)[0] == 0


def test_a_long_list_of_files_is_cut_and_damaged_ones_are_not_offered(capsys, tmp_path, version):
    for number in range(14):
        one = version.model_copy(update={"version": f"1.{number}", "seal": ""})
        sealed = one.model_copy(update={"seal": seal_of(one)})
        (tmp_path / f"Halden 1.{number}.json").write_bytes(write_copy(sealed))
    (tmp_path / "torn.json").write_bytes(write_copy(version)[:900])
    told = refused(capsys, "check-model", tmp_path)
    assert "(Halden 1.9); Halden 1.10.json (Halden 1.10); " in told
    assert "; and 2 more." in told
    assert "torn" not in told


def test_evaluate_uses_the_version_an_assessment_was_made_with(
    capsys, tmp_path, retrieval, version, own_data
):
    case = exported(tmp_path, retrieval, id="halden-1a2b", version="1.0")
    _code, out, _err = run(capsys, "evaluate", case, "--json")
    told = json.loads(out)
    assert told["model"]["id"] == "core"
    assert "made with the decision model halden-1a2b 1.0. This result is by Core" in str(
        told["remarks"]
    )
    Shelf(own_data).keep_version(version)
    _code, out, _err = run(capsys, "evaluate", case, "--json")
    told = json.loads(out)
    assert told["model"] == {"id": "halden-1a2b", "version": "1.0"}
    assert [one for one in told["remarks"] if one["kind"] == "other-model"] == []
    assert told["recommended"] != "RAG"


def test_evaluate_under_a_model_by_name_says_that_it_is_another(capsys, tmp_path, retrieval, file):
    case = exported(tmp_path, retrieval, id=retrieval.model.id, version=retrieval.model.version)
    code, out, _err = run(capsys, "evaluate", case, "--model", file)
    assert code == 0
    told = " ".join(out.split())
    assert "This result is by Halden 1.0 and may differ from the one it had." in told


def test_the_report_names_both_models_on_page_one(capsys, tmp_path, retrieval):
    pdfium = pytest.importorskip("pypdfium2")
    case = exported(tmp_path, retrieval, id="core", version="0.9")
    out = tmp_path / "out.pdf"
    assert run(capsys, "report", case, "-o", out)[0] == 0
    document = pdfium.PdfDocument(out)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    first = " ".join(pages[0].split())
    assert "made with Core 0.9, decided here by Core 1." in first
    assert "This assessment was made with the decision model Core 0.9." in " ".join(
        " ".join(pages).split()
    )


def test_a_damaged_installed_version_does_not_stop_the_evaluation(
    capsys, tmp_path, retrieval, version, own_data
):
    Shelf(own_data).keep_version(version)
    path = own_data / "halden-1a2b" / "1.0.json"
    path.write_bytes(path.read_bytes()[:999])
    case = exported(tmp_path, retrieval, id="halden-1a2b", version="1.0")
    code, out, _err = run(capsys, "evaluate", case)
    assert code == 0
    assert "made with the decision model halden-1a2b 1.0" in " ".join(out.split())


@pytest.fixture
def newer(samples):
    """A sample made with a version that is not here and offers more."""
    sample = next(one for one in samples if one.id == "sample-retrieval")
    odd = AnswerEntry(state="answered", level="KN2.z")
    return sample.model_copy(
        update={
            "id": "newer",
            "model": ModelStamp(id="core", version="7.0"),
            "answers": {**sample.answers, "KN2": odd},
        }
    )


@pytest.mark.parametrize("verb", ["evaluate", "costs"])
def test_a_file_of_another_version_is_read_as_the_window_does_and_says_so(
    capsys, tmp_path, newer, verb
):
    path = tmp_path / "newer.json"
    path.write_bytes(export_assessment(newer))
    code, out, err = run(capsys, verb, path)
    assert (code, err) == (0, "")
    assert "they count as not given: KN2." in " ".join(out.split())
    _code, out, _err = run(capsys, verb, path, "--json")
    assert "they count as not given: KN2." in json.dumps(json.loads(out)["remarks"])


@pytest.mark.parametrize("verb", ["evaluate", "costs"])
def test_a_wrong_code_in_a_file_of_this_very_version_is_a_slip(
    capsys, tmp_path, newer, samples, verb
):
    path = tmp_path / "own.json"
    path.write_bytes(export_assessment(newer.model_copy(update={"model": samples[0].model})))
    assert "assessment.answers.KN2.level: expected one of" in refused(capsys, verb, path)


def test_replay_decides_without_the_answer_and_says_so(capsys, archive, newer, analyst, file):
    opened = Archive.open(archive)
    opened.create(newer, analyst)
    opened.close()
    code, out, err = run(capsys, "replay", archive, "--model", file)
    assert (code, err) == (0, "")
    assert "not decided: 0." in out
    assert "they count as not given: KN2." in " ".join(out.split())
    _code, out, _err = run(capsys, "replay", archive, "--model", file, "--json")
    found = json.loads(out)
    assert [one["id"] for one in found["remarks"]] == ["newer"]
    assert "they count as not given: KN2." in found["remarks"][0]["text"]
    assert len(found["differing"]) == found["assessments"] - found["unchanged"]
