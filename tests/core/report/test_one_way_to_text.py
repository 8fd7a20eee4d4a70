"""There is one way from text to a paragraph, and one room that knows reportlab."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[3]
REPORT = sorted((ROOT / "core" / "report").rglob("*.py"))
SOURCES = sorted((ROOT / "core").rglob("*.py")) + sorted((ROOT / "gui").rglob("*.py"))
MARKUP = {"Paragraph", "XPreformatted", "TableOfContents", "SimpleIndex", "Preformatted"}
PICTURES_BY_PATH = {"Image", "ImageAndFlowables", "drawInlineImage"}


def names_called(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def modules_imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_paragraphs_are_made_in_one_place():
    for file in REPORT:
        if file.name == "text.py":
            continue
        used = set(names_called(ast.parse(file.read_text("utf-8"))))
        assert not used & MARKUP, file


def test_no_picture_reaches_the_paper_by_its_path():
    for file in REPORT:
        used = set(names_called(ast.parse(file.read_text("utf-8"))))
        assert not used & PICTURES_BY_PATH, file


def test_reportlab_stays_in_the_report_room():
    for file in SOURCES:
        if file.parent == ROOT / "core" / "report":
            continue
        imported = modules_imported(ast.parse(file.read_text("utf-8")))
        assert not any(name.split(".")[0] == "reportlab" for name in imported), file
