import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAIN_ROOMS = ("answers", "decision", "charts")


def modules(folder):
    for path in sorted((ROOT / folder).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield name.removesuffix(".__init__")


def python(code):
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_import_contracts_hold():
    pytest.importorskip("importlinter")
    lint = "import sys; from importlinter.cli import lint_imports_command as run; run()"

    result = python(f"import sys; sys.argv = ['lint-imports', '--no-cache']; {lint}")

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_module_of_core_works_where_qt_is_not_installed():
    names = list(modules("core"))
    assert len(names) > 20

    result = python(
        "import sys, importlib\n"
        "for name in ('PySide6', 'shiboken6', 'gui'): sys.modules[name] = None\n"
        f"for name in {names!r}: importlib.import_module(name)"
    )

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("room", PLAIN_ROOMS)
def test_the_decision_needs_nothing_but_python(room):
    names = list(modules(f"core/{room}"))

    result = python(
        "import sys, importlib\n"
        "before = set(sys.modules)\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "loaded = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(*sorted(loaded - set(sys.stdlib_module_names) - {'core', 'resources'}))"
    )

    assert (result.returncode, result.stdout.strip()) == (0, ""), result.stderr


@pytest.mark.parametrize("folder", ["tests", "packaging"])
def test_folders_that_share_a_name_with_a_library_are_no_packages(folder):
    assert list((ROOT / folder).rglob("__init__.py")) == []


@pytest.mark.parametrize("folder", ["core", "gui"])
def test_every_folder_with_code_is_a_package(folder):
    folders = {path.parent for path in (ROOT / folder).rglob("*.py")}

    assert [one for one in folders if not (one / "__init__.py").is_file()] == []


@pytest.mark.parametrize("folder", ["core", "gui", "resources"])
def test_names_say_what_a_file_is_about(folder):
    vague = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}

    assert [one for one in modules(folder) if vague & set(one.split("."))] == []


def test_every_place_is_filled_the_one_way_that_a_start_can_afford():
    others = [
        path.name
        for path in sorted((ROOT / "gui").rglob("*.py"))
        if "fillRect(" in path.read_text("utf-8")
    ]

    assert others == []


@pytest.mark.parametrize("folder", ["core", "gui", "resources"])
def test_no_file_and_no_function_grows_beyond_reading(folder):
    too_long = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        source = path.read_text("utf-8")
        if source.count("\n") > 500:
            too_long.append(f"{path.name}: {source.count(chr(10))} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 40:
                    too_long.append(f"{path.name}, {node.name}: {length} lines")

    assert too_long == []
