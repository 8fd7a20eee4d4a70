"""The window paints every mark and picture, in both papers, without a word from Qt."""

import random
from itertools import combinations

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter

import resources
from core.charts.bars import RESULT, ranking_axis, ranking_bar
from core.charts.chance_bars import chance_bars
from core.charts.fork import fork_scene
from core.charts.marks import approach_mark, barrier_mark, progress_mark, stage_disc, verdict_mark
from core.charts.scene import Fill, Path, Pen, Rect, Scene
from core.charts.tokens import APPROACHES
from core.decision.recommendation import Need, RankedApproach, StageState, Status, VerdictState
from gui.charts.chart_view import ChartView
from gui.charts.scene_painter import paint_scene, scene_pixmap
from gui.style.theme import DARK, LIGHT


@pytest.fixture(autouse=True)
def _fonts(qapp):
    for face in ("Regular", "Semibold"):
        data = QByteArray(resources.read_bytes(f"fonts/SourceSans3-{face}.ttf"))
        assert QFontDatabase.addApplicationFontFromData(data) >= 0


def painted(scene, theme=LIGHT, target=None, zoom=1):
    width, height = (target.right(), target.bottom()) if target else (scene.width, scene.height)
    image = QImage(round(width * zoom) + 1, round(height * zoom) + 1, QImage.Format.Format_RGB32)
    image.fill(theme.colour("sheet"))
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    paint_scene(painter, scene, theme, target)
    painter.end()
    return image


def grey(image):
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [
        QColor(plain.pixel(x, y)).lightness()
        for y in range(plain.height())
        for x in range(plain.width())
    ]


def difference(one, other):
    return sum(abs(a - b) for a, b in zip(grey(one), grey(other), strict=True)) / 255


def use_case(knowledge=80, behaviour=27):
    chance = random.Random(1)
    cloud = tuple(
        (knowledge + chance.gauss(0, 6), behaviour + chance.gauss(0, 6)) for _ in range(60)
    )
    return Need(knowledge, behaviour, True, "Much need for knowledge.", cloud)


def row(code):
    return RankedApproach(
        code, code, code, "", Status.OPEN, 1, 71, 71, 60, "", (), (), 0.5, (60, 78)
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_picture_leaves_ink_on_the_paper(theme):
    scenes = [fork_scene(use_case(), size, is_hollow=False) for size in ("page", "live", "row")]
    scenes += [ranking_bar(row(code), 190, 32) for code in APPROACHES]
    scenes += [ranking_axis(190), chance_bars(0.2)]
    for scene in scenes:
        image = painted(scene, theme)
        empty = painted(Scene(scene.width, scene.height, (), ""), theme)
        assert image != empty


def test_the_nine_approaches_differ_without_colour():
    # Drawn in one ink, so that only the shapes can tell them apart.
    images = [painted(approach_mark(code, is_blocked=True)) for code in APPROACHES]
    for one, other in combinations(images, 2):
        assert difference(one, other) > 4


@pytest.mark.parametrize(
    "marks",
    [
        [barrier_mark(status) for status in Status],
        [verdict_mark(state) for state in VerdictState],
        [stage_disc(state) for state in StageState],
        [
            progress_mark(state)
            for state in ("answered", "unknown", "ask-later", "not-applicable", "unanswered")
        ],
    ],
    ids=["status", "verdict", "stage", "question"],
)
def test_states_differ_without_colour(marks):
    for one, other in combinations([painted(mark) for mark in marks], 2):
        assert difference(one, other) > 3


def test_thin_lines_are_sharp_at_scale_one():
    frame = Scene(20, 20, (Rect(2, 2, 10, 10, pen=Pen("ink", 1)),), "")
    image = painted(frame)
    assert image.pixelColor(2, 7) == LIGHT.colour("ink")
    assert image.pixelColor(1, 7) == LIGHT.colour("sheet")
    line = Scene(20, 20, (Path(((7.3, 0), (7.3, 20)), pen=Pen("ink", 1)),), "")
    assert painted(line).pixelColor(7, 10) == LIGHT.colour("ink")


def test_hatch_stays_inside_its_box_and_lets_the_paper_through():
    box = Rect(4, 4, 40, 11, fill=Fill("LORA", hatch=(3, 2)))
    image = painted(Scene(50, 20, (box,), ""))
    paper, inked = LIGHT.colour("sheet"), LIGHT.colour("LORA")
    inside = [image.pixelColor(x, y) for x in range(4, 44) for y in range(4, 15)]
    assert inked in inside
    assert paper in inside
    for x, y in ((3, 9), (44, 9), (20, 3), (20, 15)):
        assert image.pixelColor(x, y) == paper


def test_a_picture_fits_the_place_it_is_given():
    mark = approach_mark("FULL")
    image = painted(mark, target=QRectF(10, 0, 64, 32))
    assert image.pixelColor(42, 16) == LIGHT.colour("FULL")
    assert image.pixelColor(20, 16) == LIGHT.colour("sheet")


def test_the_painter_is_left_as_it_was(qapp):
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.transform(), painter.renderHints(), painter.pen()
    paint_scene(painter, stage_disc("done"), LIGHT, QRectF(4, 4, 30, 30))
    assert (painter.transform(), painter.renderHints(), painter.pen()) == before
    painter.end()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_pixmap_is_sharp_on_every_screen(qapp, ratio):
    pixmap = scene_pixmap(approach_mark("RAG"), DARK, ratio)
    assert pixmap.width() == 16 * ratio
    assert pixmap.devicePixelRatio() == ratio
    assert pixmap.toImage().pixelColor(0, 0).alpha() == 0


def test_a_chart_is_read_out_and_takes_no_focus(qtbot):
    view = ChartView()
    qtbot.addWidget(view)
    scene = fork_scene(use_case(), "live", is_hollow=False)
    view.show_scene(scene)
    view.show()
    assert view.accessibleDescription() == "Much need for knowledge."
    assert (view.sizeHint().width(), view.sizeHint().height()) == (173, 173)
    assert not view.grab().isNull()
    assert view.focusPolicy().value == 0


def test_a_chart_of_another_size_asks_for_its_room(qtbot):
    view = ChartView(is_scaled=True)
    qtbot.addWidget(view)
    view.show_scene(ranking_bar(row("RAG"), 190, 32, RESULT))
    view.show_scene(fork_scene(use_case(), "archive", is_hollow=True), name="The fork")
    assert view.sizeHint().width() == 319
    assert view.accessibleName() == "The fork"
