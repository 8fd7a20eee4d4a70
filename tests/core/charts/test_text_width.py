"""The table of advances agrees with the fonts it was read from."""

import io

import pytest
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

import resources
from core.charts.text_width import text_width

TEXTS = ("Need for knowledge", "Tuning with retrieval", "Bedarf für Übung: “4–10” Wochen …", "")


@pytest.mark.parametrize("face", ["Regular", "Semibold"])
@pytest.mark.parametrize("text", TEXTS)
def test_widths_are_those_of_the_font(face, text):
    # When this fails after a change of fonts: run packaging/write_font_advances.py.
    name = f"Measured-{face}"
    data = resources.read_bytes(f"fonts/SourceSans3-{face}.ttf")
    registerFont(TTFont(name, io.BytesIO(data)))
    width = text_width(text, 12, is_semibold=face == "Semibold")
    assert width == pytest.approx(stringWidth(text, name, 12), abs=0.2)


def test_a_sign_the_table_does_not_hold_still_takes_room():
    assert text_width("漢字", 10) > 10
