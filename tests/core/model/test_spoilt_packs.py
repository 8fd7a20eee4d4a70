import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import resources
from core.answers import AnswerSheet
from core.decision.recommend import recommend
from core.errors import PackFaults
from core.model.compile import compile_model
from core.model.lint import lint
from core.model.loader import SHIPPED, load_pack

FILES = ["gates.json", "criteria/EX.json", "fork.json", "roadmap.json", "model.json"]
CONTENT = {name: json.loads(resources.read_bytes(f"{SHIPPED}/{name}")) for name in FILES}
SPOILERS = st.sampled_from(
    [
        None,
        True,
        -1,
        0,
        2,
        10**30,
        0.5,
        "",
        "x",
        "KN2.a",
        "PD1",
        [],
        {},
        ["KN2.c"],
        {"always": True},
    ]
)


def places(value, path=()):
    children = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in children if isinstance(value, dict | list) else ():
        yield (*path, key)
        if isinstance(child, dict | list):
            yield from places(child, (*path, key))


@pytest.fixture
def restored(pack_folder):
    def restore(name, content):
        for other in FILES:
            chosen = content if other == name else CONTENT[other]
            (pack_folder.folder / other).write_text(json.dumps(chosen), "utf-8")
        return pack_folder.folder

    return restore


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_spoilt_pack_is_refused_with_sentences_or_works(restored, data):
    name = data.draw(st.sampled_from(FILES))
    content = copy.deepcopy(CONTENT[name])
    path = data.draw(st.sampled_from(list(places(content))))
    target = content
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = data.draw(SPOILERS)

    folder = restored(name, content)
    faults = ()
    try:
        pack = load_pack(folder)
    except PackFaults as found:
        faults = found.faults
    if faults:
        assert all(str(fault).isprintable() for fault in faults)
        assert all(fault.expected.endswith(".") for fault in faults)
    else:
        lint(pack)
        assert recommend(compile_model(pack), AnswerSheet()).ranking
