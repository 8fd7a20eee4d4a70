"""What a newcomer finds around the code: the pages are true, the package is whole."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from core.answers import read_bare_answers, read_bare_scenarios
from core.assessment.exchange import import_assessment
from core.command_line.main import main
from core.command_line.schema import PACK_FILES
from core.economics.bare_costs import read_bare_costs
from core.economics.price_file import ModelPrice, PriceFile, read_prices, shipped_prices
from core.model.compile import compile_model
from core.model.loader import load_shipped

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("resources/**/*.md")])


def page(name):
    return (ROOT / name).read_text("utf-8")


def rooms(folder):
    inside = (ROOT / folder).iterdir()
    for path in sorted(inside):
        if (path / "__init__.py").is_file():
            yield path.name
        elif folder == "core" and path.suffix == ".py" and path.stem != "__init__":
            yield path.stem


def json_blocks(text):
    for block in re.findall(r"(?m)(?:^    .*\n)+", text):
        if block.lstrip().startswith("{"):
            yield json.loads(block)


@pytest.fixture(scope="module")
def model():
    return compile_model(load_shipped())


@pytest.mark.parametrize("folder", ["core", "gui"])
def test_the_architecture_page_names_every_room(folder):
    tables = page("docs/architecture.md").partition(f"### {folder}\n")[2].partition("\n##")[0]

    assert [one for one in rooms(folder) if f"`{one}`" not in tables] == []


def test_the_architecture_page_names_no_room_that_is_gone():
    for folder in ("core", "gui"):
        table = page("docs/architecture.md").partition(f"### {folder}\n")[2].partition("\n##")[0]
        first_cells = re.findall(r"(?m)^\| (`.*?) \|", table)
        named = re.findall(r"`(\w+)`", " ".join(first_cells))

        gone = [
            one
            for one in named
            if not (ROOT / folder / one).is_dir() and not (ROOT / folder / f"{one}.py").is_file()
        ]

        assert gone == []


def test_the_readme_gives_the_two_commands_and_dev_py_knows_them():
    readme = page("README.md")

    for verb in ("run", "test"):
        assert f"    python3 dev.py {verb}\n" in readme
        assert f'"{verb}": {verb}' in page("dev.py")
    assert "uv run tuning-fork\n" in readme
    assert "uv run pytest\n" in readme


def test_the_readme_gives_every_verb_of_the_command_line(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    verbs = re.findall(r"(?m)^    ([a-z-]+) {2,}", capsys.readouterr().out)

    assert len(verbs) >= 4
    assert [verb for verb in verbs if f"`tuning-fork {verb}" not in page("README.md")] == []


def test_the_readme_gives_the_system_libraries_dev_py_installs():
    listed = re.findall(r'^(?:OFFSCREEN|WINDOW) = "(.*)"$', page("dev.py"), re.MULTILINE)
    readme = page("README.md").split()

    assert len(listed) == 2
    assert [one for line in listed for one in line.split() if one not in "".join(readme)] == []


def test_the_examples_of_the_answers_file_can_be_read(model):
    for name in ("README.md", "docs/files.md"):
        found = [block for block in json_blocks(page(name)) if "answers" in block]

        assert found, name
        for block in found:
            read_bare_costs(block.pop("costs", {}), shipped_prices(), name)
            read_bare_answers(block, model, name)
            read_bare_scenarios(block, model, name)


def test_the_example_of_the_exchange_file_can_be_imported(model):
    example = next(block for block in json_blocks(page("docs/files.md")) if "format" in block)

    assessment = import_assessment(json.dumps(example).encode(), "docs/files.md", model)

    assert assessment.answers["EX1"].number == 1200
    assert assessment.scenarios["s1"].answers["EX1"].number == 10_000


def test_the_price_page_gives_a_file_that_can_be_read_and_names_every_field():
    text = page("docs/prices.md")
    prices = read_prices(json.dumps(next(json_blocks(text))).encode(), "docs/prices.md")

    assert prices.models[0].tiers[0].start == 200_000
    fields = PriceFile.model_fields | ModelPrice.model_fields
    assert [name for name in fields if f"`{name}`" not in text and name != "models"] == []


def test_the_pack_page_names_every_file_and_every_field():
    text = page("docs/decision-model-pack.md")
    shapes = [PACK_FILES[name] for name in ("model.json", "gates.json", "criteria/<factor>.json")]
    fields = {
        name
        for shape in shapes
        for part in (shape.model_json_schema(), *shape.model_json_schema()["$defs"].values())
        if part["title"] in ("ModelFile", "Factor", "Thresholds", "Criterion", "Level", "Gate")
        for name in part["properties"]
    }

    assert [name for name in PACK_FILES if f"`{name}`" not in text] == []
    assert len(fields) > 40
    assert sorted(name for name in fields if f"`{name}`" not in text) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8"))
    inside = [one for one in targets if "://" not in one]

    assert [one for one in inside if not (path.parent / one).exists()] == []


def test_the_changelog_knows_this_version():
    version = tomllib.loads(page("pyproject.toml"))["project"]["version"]

    assert f"\n## {version}\n" in page("CHANGELOG.md")


def test_the_notices_name_every_part_that_is_installed_beside_the_program():
    notice = page("resources/licences/NOTICE.md").lower()
    needed = tomllib.loads(page("pyproject.toml"))["project"]["dependencies"]
    names = [re.split(r"[<>=!~ ]", one)[0].lower().replace("-essentials", "") for one in needed]

    assert [one for one in names if one not in notice] == []


def test_what_the_speed_is_measured_against_reaches_neither_the_program_nor_its_tests():
    packages = {one["name"]: one for one in tomllib.loads(page("uv.lock"))["package"]}

    def all_of(needs):
        waiting, found = [need["name"] for need in needs], set()
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [need["name"] for need in packages[name].get("dependencies", [])]
        return found

    project = packages["tuning-fork"]
    groups = project["dev-dependencies"]
    ordinary = all_of(project["dependencies"] + groups["dev"])

    assert {"numpy", "pytest"} <= ordinary
    assert {"pymcdm", "scipy", "pandas", "matplotlib"} <= all_of(groups["bench"]) - ordinary


def test_the_font_licence_is_whole_and_names_the_reserved_name():
    licence = page("resources/fonts/LICENSE-OFL.md")

    for part in ("with Reserved Font Name 'Source'", "Version 1.1", "PERMISSION & CONDITIONS"):
        assert part in licence
    assert licence.rstrip().endswith("OTHER DEALINGS IN THE FONT SOFTWARE.")


def test_the_wheel_holds_the_program_with_its_content_and_nothing_else(tmp_path):
    pytest.importorskip("hatchling")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert built.returncode == 0, built.stderr

    wheel = next(tmp_path.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()

    tops = {name.partition("/")[0] for name in names}
    assert {one for one in tops if not one.endswith(".dist-info")} == {"core", "gui", "resources"}
    assert not [name for name in names if name.endswith((".pyc", ".pdf"))]
    wanted = [
        path.relative_to(ROOT).as_posix()
        for folder in ("core", "gui", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert len([one for one in wanted if one.endswith((".json", ".ttf"))]) > 20
    assert sorted(set(wanted) - set(names)) == []
