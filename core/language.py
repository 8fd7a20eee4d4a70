"""The door to translated text; British English is the source language."""

import gettext

_catalogue = gettext.NullTranslations()


def _(text: str) -> str:
    """Return the text in the language of the program."""
    return _catalogue.gettext(text)


def counted(singular: str, plural: str, number: int) -> str:
    """Return the form that fits the number, with ``{n}`` replaced by it."""
    return _catalogue.ngettext(singular, plural, number).replace("{n}", f"{number:,}")
