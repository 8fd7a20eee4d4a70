"""The scenarios of a bare answers file: by name, the answers that stand in for those given."""

from collections.abc import Mapping

from core.answers.bare import read_bare_answers, shown
from core.answers.question import Catalogue
from core.answers.sheet import Answer
from core.errors import FileFault
from core.language import _
from core.visible_text import visible_text

MOST_SCENARIOS = 12
LONGEST_SCENARIO_NAME = 80

Supposed = Mapping[str, Answer]


def plain_name(name: str) -> str:
    """Return what tells two names apart: what is seen, whatever its case, single blanks."""
    return " ".join(str(visible_text(name)).split()).casefold()


def read_bare_scenarios(data: object, model: Catalogue, file: str) -> dict[str, Supposed]:
    """Return answers by name, in the order of the file; FileFault names the first thing wrong."""
    scenarios = data.get("scenarios", {}) if isinstance(data, dict) else {}
    if not isinstance(scenarios, dict):
        expected = _("expected an object: the name of each scenario with its answers.")
        raise FileFault(file, "scenarios", expected)
    if len(scenarios) > MOST_SCENARIOS:
        expected = _("expected at most {most} scenarios; there are {count}.")
        sentence = expected.format(most=MOST_SCENARIOS, count=len(scenarios))
        raise FileFault(file, "scenarios", sentence)
    _check_names(scenarios, file)
    return {name: _supposed(name, given, model, file) for name, given in scenarios.items()}


def _check_names(names: Mapping[str, object], file: str) -> None:
    known: set[str] = set()
    for name in names:
        place = f"scenarios.{shown(name)}"
        if not plain_name(name):
            raise FileFault(file, "scenarios", _("expected a name for each scenario."))
        if len(name) > LONGEST_SCENARIO_NAME:
            expected = _("expected a name of at most {most} characters.")
            raise FileFault(file, place, expected.format(most=LONGEST_SCENARIO_NAME))
        if plain_name(name) in known:
            raise FileFault(file, place, _("expected a different name for each scenario."))
        known.add(plain_name(name))


def _supposed(name: str, given: object, model: Catalogue, file: str) -> Supposed:
    place = f"scenarios.{shown(name)}"
    if not isinstance(given, dict):
        raise FileFault(file, place, _("expected an object with answers, like those above it."))
    try:
        return read_bare_answers({"answers": given}, model, file).answers
    except FileFault as fault:
        criterion = fault.place.removeprefix("answers.")
        raise FileFault(file, f"{place}.{criterion}", fault.expected) from fault
