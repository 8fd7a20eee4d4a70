"""Filling a part of a widget with one colour."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, place: QRect, colour: QColor) -> None:
    """Fill a place.

    Not by ``fillRect``: it also takes gradients, and PySide sets those up when it is first
    called, 2 ms that the first paint would wait for.
    """
    painter.setBackground(colour)
    painter.eraseRect(place)
