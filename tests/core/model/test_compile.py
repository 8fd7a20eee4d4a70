import math

from core.decision.model import Constant, Counted, LevelIn, Negated, NumberWithin, StateIn
from core.model.compile import compile_condition, compile_model
from core.model.condition_checks import criteria_read
from core.model.loader import load_shipped
from core.model.pack import Gate


def condition(text):
    gate = (
        '{"id": "G1", "title": "t", "rule": "r", "effect": "warns", "approaches": [],'
        f'"fails_when": {text}, "opens_when": "o", "advice": "a", "threshold_origin": "t",'
        '"judgement": true, "sources": []}'
    )
    return Gate.model_validate_json(gate).fails_when


def test_every_kind_of_condition_becomes_plain():
    found = compile_condition(
        condition(
            '{"any_of": [{"all_of": [{"levels": ["KN2.c", "KN2.d"]},'
            '{"number": "EX1", "below": 20}]},'
            '{"at_least": 2, "of": [{"not": {"always": true}}, {"criterion": "PD1", "states":'
            '["unknown"]}]}]}'
        )
    )

    assert found == Counted(
        1,
        (
            Counted(
                2,
                (
                    LevelIn("KN2", frozenset({"KN2.c", "KN2.d"})),
                    NumberWithin("EX1", (-math.inf, False, 20.0, False)),
                ),
            ),
            Counted(2, (Negated(Constant(holds=True)), StateIn("PD1", frozenset({"unknown"})))),
        ),
    )


def test_what_a_condition_reads_stands_in_the_order_of_appearance():
    found = condition(
        '{"any_of": [{"levels": ["PD4.c"]}, {"all_of": [{"number": "EX1", "at_least": 3},'
        '{"levels": ["PD4.a"]}]}, {"criterion": "BO2", "states": ["unknown"]}]}'
    )

    assert criteria_read(found) == ("PD4", "EX1", "BO2")


def test_the_tighter_of_two_limits_counts():
    found = compile_condition(
        condition('{"number": "EX1", "above": 5, "at_least": 5, "below": 9, "at_most": 8}')
    )

    assert found == NumberWithin("EX1", (5.0, False, 8.0, True))


def test_marks_and_base_rates_follow_the_order_of_the_pack():
    pack = load_shipped()
    model = compile_model(pack)

    assert [one.code for one in model.alternatives] == [one.code for one in pack.approaches]
    assert list(model.criteria) == [one.id for list_ in pack.criteria.values() for one in list_]
    criterion = pack.criteria["KN"][1]
    entry = model.criteria[criterion.id]
    place = model.positions["FT+RAG"]
    for level, compiled in zip(criterion.levels, entry.levels, strict=True):
        assert compiled.marks[place] == level.marks["FT+RAG"]
    assert sum(entry.base_rate) > 0.99
    assert model.alternative("RAG").code == "RAG"


def test_a_numeric_question_keeps_its_limits():
    entry = compile_model(load_shipped()).criteria["EX1"]

    assert (entry.unit is not None, entry.minimum, entry.whole) == (True, 0, True)
    assert entry.levels[0].band == (-math.inf, False, 0.0, True)
