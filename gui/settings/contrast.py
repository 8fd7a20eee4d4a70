"""Contrast of a colour on white paper (WCAG 2, relative luminance)."""

NEEDED = 4.5


def on_white(colour: str) -> float:
    """Return the contrast of "#RRGGBB" on white, 1 to 21."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (_linear(channel) for channel in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
