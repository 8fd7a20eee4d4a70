"""Amounts and counts as people write them: "€96,000", "€0.0012", "1.3 million", "−€400"."""

from math import floor, isfinite, log10

from core.language import _

_MILLION = 1_000_000
_WHOLE_FROM = 100
_CENTS_FROM = 0.1
_LEAST = 0.000_001
_EXACT = 1e-9
_NOTHING = 1e-300


def money(value: float, sign: str) -> str:
    """Return an amount to the unit, below 100 to the cent, below 0.10 to two figures."""
    size = abs(value)
    if 0 < size < _LEAST:
        return _("under {amount}").format(amount=f"{sign}{_LEAST:.6f}")
    return f"{_minus(value)}{sign}{_digits(size)}"


def about(value: float, sign: str) -> str:
    """Return an amount to two figures for a sentence: "€96,000", "€1.3 million"."""
    size = abs(rounded(value, step_of(value)))
    if size >= _MILLION:
        return f"{_minus(value)}{sign}{count(size)}"
    return money(-size if value < 0 else size, sign)


def in_table(value: float, sign: str = "") -> str:
    """Return an amount to three figures and without a word, for a column: "96,300"."""
    return money(rounded(value, step_of(value, 3)), sign)


def count(value: float) -> str:
    """Return a count to two figures: "1.3 million", "120,000", "0.4"."""
    shown = rounded(value, step_of(value))
    if abs(shown) >= _MILLION:
        return _("{n} million").format(n=_grouped(shown / _MILLION))
    return _grouped(shown)


def several(values: tuple[float, ...], sign: str) -> tuple[str, ...]:
    """Return amounts rounded to the same step, that of the widest two figures of the middle one.

    An amount the step would turn into nothing keeps its own two figures.
    """
    step = step_of(sorted(values)[len(values) // 2])
    return tuple(_at_step(value, step, sign) for value in values)


def plain(value: float, *, is_money: bool = False) -> str:
    """Return an entered figure as it was entered: grouped, cents where it is money."""
    if is_money and not float(value).is_integer() and abs(value * 100 % 1) < _EXACT:
        return f"{value:,.2f}".replace("-", "−")
    return _grouped(value)


def rounded(value: float, step: float) -> float:
    """Return the value to the nearest step."""
    if not isfinite(value) or value == 0:
        return value
    return round(value / step) * step if step >= 1 else round(round(value / step) * step, 15)


def step_of(value: float, figures: int = 2) -> float:
    """Return the step that keeps so many figures of a value; 1 for nothing."""
    if not isfinite(value) or abs(value) < _NOTHING:
        return 1.0
    return float(10.0 ** (floor(log10(abs(value))) - figures + 1))


def _at_step(value: float, step: float, sign: str) -> str:
    shown = rounded(value, step)
    if shown == 0:
        return about(value, sign)
    if abs(shown) >= _MILLION:
        millions = _("{n} million").format(n=f"{abs(shown) / _MILLION:,.10g}")
        return f"{_minus(shown)}{sign}{millions}"
    return money(shown, sign)


def _grouped(value: float) -> str:
    text = f"{value:,.10g}"
    if "e" in text:
        text = f"{value:,.0f}" if abs(value) >= 1 else f"{value:.15f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def _digits(size: float) -> str:
    if size >= _WHOLE_FROM or size == 0 or (size >= 1 and float(size).is_integer()):
        return f"{size:,.0f}"
    if size >= _CENTS_FROM:
        return f"{size:,.2f}"
    return f"{size:.{1 - floor(log10(size))}f}"


def _minus(value: float) -> str:
    return "−" if value < 0 else ""
