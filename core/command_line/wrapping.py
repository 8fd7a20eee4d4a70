"""Lines of a terminal, 88 columns wide."""

import textwrap

from core.days import NO_BREAK
from core.files import one_line

WIDTH = 88


def wrapped(text: str, indent: str = "  ", first: str | None = None) -> list[str]:
    """Return the text in lines; ``first`` is the indent of the first one where it differs."""
    return textwrap.wrap(
        one_line(text.replace(NO_BREAK, " ")),
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
