"""The one rule for characters that cannot be seen: shown as a sign, never dropped in silence."""

import re

# Line and paragraph separators too: a text field shows and gives back a line feed for them.
_LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
# Control characters except tab and line feed, and halves of surrogate pairs.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROL_PICTURES = 0x2400
_DELETE = "\x7f"


def visible_text(text: object) -> object:
    """Return text with every control character as its control picture (NUL as U+2400).

    Line breaks become line feeds; what has no picture becomes U+FFFD; the length never grows.
    Anything but text is returned as it is.
    """
    if not isinstance(text, str):
        return text
    return _UNSEEN.sub(_picture, _LINE_BREAKS.sub("\n", text))


def _picture(found: re.Match[str]) -> str:
    character = found.group()
    if character == _DELETE:
        return "\u2421"
    return chr(_CONTROL_PICTURES + ord(character)) if character < " " else "\ufffd"
