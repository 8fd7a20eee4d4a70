import json
from pathlib import Path

from core.model.loader import load_shipped

GOLDEN = Path(__file__).parents[2] / "golden" / "catalogue_marks.json"


def test_nothing_of_the_catalogue_is_dropped():
    pack = load_shipped()

    criteria = [one for criteria in pack.criteria.values() for one in criteria]
    assert len(pack.model.factors) == 9
    assert len(criteria) == 45
    assert sum(len(one.levels) for one in criteria) == 171
    assert len(pack.approaches) == 9
    assert len(pack.glossary) >= 50
    assert set(pack.criteria) == {factor.id for factor in pack.model.factors}


def test_every_mark_is_the_one_of_the_catalogue_or_a_listed_change():
    golden = json.loads(GOLDEN.read_text("utf-8"))
    pack = load_shipped()
    expected = {
        level: dict(zip(golden["approaches"], marks, strict=True))
        for level, marks in golden["marks"].items()
    }

    # Newest first in the file; each change starts from what stood there before it.
    for change in reversed(pack.changes):
        for mark in change.marks:
            assert expected[mark.level][mark.approach] == mark.before, mark
            assert mark.after != mark.before, mark
            expected[mark.level][mark.approach] = mark.after

    assert _marks(pack) == expected


def test_every_changed_importance_and_gate_is_the_one_that_stands():
    pack = load_shipped()
    importances = {factor.id: factor.importance for factor in pack.model.factors} | {
        one.id: one.importance for criteria in pack.criteria.values() for one in criteria
    }
    latest = {
        change.id: change.after for entry in reversed(pack.changes) for change in entry.importances
    }

    assert {one: importances[one] for one in latest} == latest
    gates = {gate.id for gate in pack.gates}
    assert {one for entry in pack.changes for one in entry.gates} <= gates


def test_every_change_has_a_reason_and_a_source_that_is_listed():
    pack = load_shipped()
    known = {entry.id for entry in pack.references}
    known |= {claim.id for text in pack.texts for claim in text.claims}

    for entry in pack.changes:
        if entry.marks or entry.importances or entry.gates:
            assert entry.why, entry.what
            assert entry.sources, entry.what
            assert set(entry.sources) <= known, entry.what
    assert pack.changes[0].version == pack.model.version


def _marks(pack):
    return {
        level.id: dict(level.marks)
        for criteria in pack.criteria.values()
        for criterion in criteria
        for level in criterion.levels
    }


def test_gates_one_to_twenty_five_are_there():
    families = {gate.id.rstrip("abcdefgh") for gate in load_shipped().gates}

    # G1, G5 and G16 may be said by other means (verdict, ladder, stage); the rest are gates.
    expected = {f"G{number}" for number in range(1, 26)} - {"G5"}
    assert expected <= families, sorted(expected - families)


def test_every_question_with_a_number_takes_the_ends_of_its_range():
    from core.answers import level_for_number
    from core.model.compile import compile_model

    numeric = [one for one in compile_model(load_shipped()).criteria.values() if one.unit]

    assert len(numeric) >= 13
    for criterion in numeric:
        for number in (criterion.minimum, criterion.maximum):
            assert level_for_number(criterion, number).startswith(criterion.id)
