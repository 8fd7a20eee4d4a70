"""Small pieces of wording the sections share: figures, names in a row."""

from core.days import NO_BREAK
from core.language import _
from core.model.pack import Approach, Number, Pack


def sentence(text: str) -> str:
    """Return the text with a capital first letter and a full stop, "" for nothing."""
    stripped = text.strip()
    if not stripped:
        return ""
    end = "" if stripped[-1] in ".!?…" else "."
    return f"{stripped[:1].upper()}{stripped[1:]}{end}"


def figure(number: float) -> str:
    """Return a number with grouped digits and no needless decimals."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.10g}"


def with_unit(number: float, unit: Number) -> str:
    """Return a number with its unit, "1,400,000 requests a month"."""
    name = unit.unit_one if number == 1 else unit.unit
    join = NO_BREAK if name.startswith("%") else " "
    return f"{figure(number)}{join}{name}"


def signed(points: float) -> str:
    """Return points with one decimal and a sign, minus as −."""
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return f"{sign}{abs(points):.1f}"


def spelled(pack: Pack, number: float) -> str:
    """Return a small whole number as a word, others in digits."""
    words = pack.wording["numbers"].split()
    is_small = float(number).is_integer() and 0 <= number < len(words)
    return words[int(number)] if is_small else figure(number)


def weeks_sentence(pack: Pack, weeks: tuple[float, float] | None) -> str:
    """Return the length of a stage as a sentence, "" for work without an end."""
    if weeks is None:
        return ""
    low, high = weeks
    if low == high:
        text = _("one week") if low == 1 else _("{n} weeks").format(n=spelled(pack, low))
        return sentence(text)
    text = _("{low} to {high} weeks")
    return sentence(text.format(low=spelled(pack, low), high=spelled(pack, high)))


def approach(pack: Pack, code: str) -> Approach:
    """Return the approach with that code; KeyError when the pack has none."""
    for entry in pack.approaches:
        if entry.code == code:
            return entry
    raise KeyError(code)


def approach_name(pack: Pack, code: str) -> str:
    """Return the name of an approach; the code itself where the pack has none by it."""
    return next((entry.name for entry in pack.approaches if entry.code == code), code)
