"""Paper shows the same pictures as the window, in light colours."""

import io

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate

import resources
from core.charts.bars import PAPER, ranking_bar
from core.charts.fork import fork_scene
from core.charts.marks import approach_mark, barrier_mark, stage_disc, verdict_mark
from core.charts.tokens import APPROACHES
from core.decision.recommendation import Need, RankedApproach, StageState, Status, VerdictState
from core.report.scene_flowable import REGULAR, SEMIBOLD, SceneFlowable, draw_scene


@pytest.fixture(autouse=True)
def _fonts():
    for name, face in ((REGULAR, "Regular"), (SEMIBOLD, "Semibold")):
        registerFont(
            TTFont(name, io.BytesIO(resources.read_bytes(f"fonts/SourceSans3-{face}.ttf")))
        )


def rendered(draw, size=(300, 300), zoom=2):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    draw(canvas)
    canvas.save()
    document = pypdfium2.PdfDocument(buffer.getvalue())
    try:
        image = document[0].render(scale=zoom).to_pil().convert("RGB")
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return image, text


def row(code, status=Status.OPEN):
    return RankedApproach(code, code, code, "", status, 1, 71, 71, 60, "", (), (), 0.5, (60, 78))


def test_the_fork_on_paper_has_its_words_and_its_point():
    need = Need(80, 27, True, "", ((78.0, 25.0), (82.0, 30.0), (80.0, 22.0)))
    scene = fork_scene(need, "paper", is_hollow=False)
    image, text = rendered(lambda canvas: draw_scene(canvas, scene, 20, 30))
    for words in (
        "Different behaviour",
        "tuning with retrieval",
        "Need for knowledge",
        "This use case",
    ):
        assert words in text
    x, y = 20 + 16 + 0.80 * 226.77, 300 - 30 - scene.height + 0.73 * 226.77
    assert image.getpixel((round(2 * x), round(2 * y))) == (0x16, 0x22, 0x2A)


def test_paper_stays_white_inside_the_pictures():
    scene = fork_scene(Need(50, 50, False, ""), "paper", is_hollow=False)
    image, _text = rendered(lambda canvas: draw_scene(canvas, scene, 20, 30))
    assert image.getpixel((2 * 200, 2 * 100)) == (255, 255, 255)


def test_every_mark_and_bar_is_drawn():
    scenes = [approach_mark(code) for code in APPROACHES]
    scenes += [barrier_mark(status) for status in Status]
    scenes += [verdict_mark(state) for state in VerdictState]
    scenes += [stage_disc(state) for state in StageState]
    scenes += [
        ranking_bar(row(code, status), 110, 27, PAPER) for code in APPROACHES for status in Status
    ]
    for scene in scenes:
        image, _text = rendered(
            lambda canvas, scene=scene: draw_scene(canvas, scene, 5, 5), (130, 40)
        )
        assert image.getextrema() != ((255, 255),) * 3


def test_a_picture_flows_with_the_text_in_the_width_it_is_given():
    mark = SceneFlowable(approach_mark("FULL"), width=8)
    assert mark.wrap(500, 500) == (8, 8)
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=1).build([mark, SceneFlowable(verdict_mark("leaning"))])
    assert buffer.getvalue().startswith(b"%PDF")


def test_a_see_through_fill_does_not_pale_what_follows():
    need = Need(80, 27, True, "", ((60.0, 20.0), (99.0, 50.0), (70.0, 5.0), (90.0, 40.0)))

    def draw(canvas):
        draw_scene(canvas, fork_scene(need, "paper", is_hollow=False), 20, 30)
        draw_scene(canvas, approach_mark("FULL"), 270, 270)

    image, _text = rendered(draw)
    assert image.getpixel((2 * 278, 2 * (300 - 278))) == (0x5C, 0x20, 0x12)
