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


def test_every_mark_is_the_one_of_the_catalogue():
    golden = json.loads(GOLDEN.read_text("utf-8"))
    pack = load_shipped()

    shipped = {
        level.id: [level.marks[code] for code in golden["approaches"]]
        for criteria in pack.criteria.values()
        for criterion in criteria
        for level in criterion.levels
    }

    assert shipped == golden["marks"]


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
