import pytest

from core.model.lint import lint
from core.model.loader import load_pack, load_shipped


def remarks(pack_folder):
    return [str(remark) for remark in lint(load_pack(pack_folder.folder))]


def test_the_shipped_pack_gives_no_cause_for_remarks():
    assert [str(remark) for remark in lint(load_shipped())] == []


def test_a_gate_that_can_never_fire_is_named(pack_folder):
    never = {"all_of": [{"levels": ["KN2.a"]}, {"levels": ["KN2.b"]}]}
    pack_folder.edit("gates.json", lambda c: c["gates"][0].update(fails_when=never))

    assert any("can never fire" in remark for remark in remarks(pack_folder))


def test_a_number_outside_the_range_never_fires_and_a_state_net_always_does(pack_folder):
    outside = {"number": "EX1", "below": 0}
    states = {
        "criterion": "EX1",
        "states": ["answered", "unanswered", "unknown", "not-applicable"],
    }
    pack_folder.edit("gates.json", lambda c: c["gates"][0].update(fails_when=outside))
    pack_folder.edit("gates.json", lambda c: c["gates"][1].update(fails_when=states))

    found = remarks(pack_folder)

    assert any("can never fire" in remark for remark in found)
    assert any("fires whatever is answered" in remark for remark in found)


@pytest.mark.parametrize(("count", "is_named"), [(12, False), (13, True), (20, True)])
def test_a_gate_that_reads_very_many_questions_is_named(pack_folder, count, is_named):
    factors = {"PD": 7, "KN": 8, "BO": 5, "EX": 5, "CN": 7}
    asked = [f"{f}{n}" for f, last in factors.items() for n in range(1, last + 1)][:count]
    many = {"all_of": [{"levels": [f"{q}.a", f"{q}.b"]} for q in asked]}
    pack_folder.edit("gates.json", lambda c: c["gates"][0].update(fails_when=many))

    named = [one for one in remarks(pack_folder) if f"reads {count} questions" in one]
    assert bool(named) is is_named


def test_a_question_that_changes_nothing_is_named(pack_folder):
    def flatten(content):
        content["criteria"][-1]["id"] = "RS9"
        for number, level in enumerate(content["criteria"][-1]["levels"]):
            level["id"] = f"RS9.{chr(97 + number)}"
            level["marks"] = dict.fromkeys(level["marks"], 1)
        rates = content["criteria"][-1]["base_rate"]
        content["criteria"][-1]["base_rate"] = {
            key.replace(key[:3], "RS9"): share for key, share in rates.items()
        }

    from copy import deepcopy

    def add(content):
        content["criteria"].append(deepcopy(content["criteria"][-1]))
        flatten(content)

    pack_folder.edit("criteria/RS.json", add)

    assert any("RS9: no effect" in remark for remark in remarks(pack_folder))


def test_an_approach_nothing_speaks_for_is_named(pack_folder):
    def discourage(content):
        for criterion in content["criteria"]:
            for level in criterion["levels"]:
                level["marks"]["PREF"] = min(level["marks"]["PREF"], 0)

    for factor in ("PD", "KN", "BO", "EX", "EV", "EC", "CN", "TH", "RS"):
        pack_folder.edit(f"criteria/{factor}.json", discourage)

    expected = "approaches.json, PREF: no level supports this approach."
    assert expected in remarks(pack_folder)


def test_short_and_repeated_texts_are_named(pack_folder):
    def change(content):
        content["criteria"][0]["why"] = "x"
        content["criteria"][1]["why"] = content["criteria"][2]["why"]

    pack_folder.edit("criteria/BO.json", change)

    found = remarks(pack_folder)
    assert "criteria/BO.json, BO1, why: the text is very short; say it in a sentence." in found
    assert any(remark.startswith("criteria/BO.json, BO3, why: the same text") for remark in found)


def test_a_field_nobody_fills_is_named(pack_folder):
    pack_folder.edit(
        "wording.json", lambda c: c["sentences"].update({"list.and": " and {whoever} "})
    )

    assert any("{whoever}" in remark for remark in remarks(pack_folder))
