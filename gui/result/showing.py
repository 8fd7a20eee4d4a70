"""Shows and hides only what is not so already: asking Qt again would lay the page out anew."""

from PySide6.QtWidgets import QWidget


def set_shown(widget: QWidget, is_shown: bool) -> None:
    """Show or hide a widget unless it is that way."""
    if widget.isHidden() == is_shown:
        widget.setVisible(is_shown)
