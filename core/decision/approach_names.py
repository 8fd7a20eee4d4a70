"""Several approaches named in one line, the same words on screen, on paper and in a terminal."""

from collections.abc import Iterable
from typing import Protocol

from core.language import _

_CONTEXT = "context"
_MANY = 3


class Named(Protocol):
    """What an approach is called: a row of the ranking, an alternative, one of a pack."""

    @property
    def code(self) -> str:
        """Return the code in files ("FT+RAG")."""

    @property
    def phrase(self) -> str:
        """Return the name inside a sentence ("tuning with retrieval")."""

    @property
    def family(self) -> str:
        """Return context, weights or hybrid."""


def approach_names(known: Iterable[Named], codes: Iterable[str]) -> str:
    """Return the approaches with these codes as they stand inside a sentence.

    ``known`` are all approaches of the model. "every approach", "every approach but retrieval"
    and "everything that trains a model" stand for what they say.
    """
    by_code = {one.code: one for one in known}
    wanted = tuple(codes)
    if len(wanted) > 1 and set(wanted) == by_code.keys():
        return _("every approach")
    if wanted and set(wanted) == {one.code for one in by_code.values() if one.family != _CONTEXT}:
        return _("everything that trains a model")
    missing = [one.phrase for code, one in by_code.items() if code not in wanted]
    if len(missing) == 1 and len(wanted) > _MANY:
        return _("every approach but {approach}").replace("{approach}", missing[0])
    return ", ".join(by_code[code].phrase for code in wanted)
