"""The name of an approach is never cut beside its bar."""

from PySide6.QtGui import QFontMetrics

from core.model.loader import load_shipped
from gui.costs import band_row, stacks, worth
from gui.live import ranking_list
from gui.style.type import BODY, font


def test_every_name_has_its_room(program):
    rooms = {
        (ranking_list._NAME_WIDTH, False),
        (band_row._NAME_WIDTH - 6, True),
        (stacks._NAME_WIDTH - 6, True),
        (worth._NAME_WIDTH, False),
    }
    for approach in load_shipped().approaches:
        for room, is_semibold in rooms:
            metrics = QFontMetrics(font(BODY, semibold=is_semibold))
            assert metrics.horizontalAdvance(approach.name) <= room, approach.name
