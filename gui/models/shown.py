"""One model of the list: the shipped one, a firm's state in work, or a version of it."""

from dataclasses import dataclass
from functools import cached_property

from core.errors import PackFaults
from core.language import _
from core.model.own_copy import OwnCopy, PlaceChange, base_name, pack_of, shipped_value
from core.model.pack import Pack
from core.model.place_words import place_words
from core.model.places import Value, places
from core.model.renewal import is_behind


@dataclass(frozen=True)
class ShownModel:
    """What the page shows; ``copy`` is None for the shipped model."""

    shipped: Pack
    copy: OwnCopy | None = None

    @cached_property
    def _loaded(self) -> tuple[Pack, str]:
        if self.copy is None:
            return self.shipped, ""
        try:
            return pack_of(self.copy), ""
        except PackFaults as faults:
            return self.shipped, str(faults.faults[0])

    @property
    def pack(self) -> Pack:
        """Return the pack with every change made; the shipped one where there is ``trouble``."""
        return self._loaded[0]

    @property
    def trouble(self) -> str:
        """Return what this program misses in an older copy, "" when it can be used."""
        return self._loaded[1]

    @property
    def is_behind(self) -> bool:
        """Tell whether the program comes with a newer state of the model a copy stands on."""
        return self.copy is not None and is_behind(self.copy, self.shipped)

    @property
    def is_behind_unnumbered(self) -> bool:
        """Tell whether what is newer has the name and number of the model a copy stands on."""
        if self.copy is None or not self.is_behind:
            return False
        return base_name(self.copy) == f"{self.shipped.model.title} {self.shipped.model.version}"

    @cached_property
    def values(self) -> dict[str, Value]:
        """Return every value, by its place."""
        return dict(places(self.pack))

    @property
    def key(self) -> tuple[str, str]:
        """Return id and version, "" for a state in work."""
        if self.copy is None:
            return self.shipped.model.id, self.shipped.model.version
        return self.copy.id, self.copy.version or ""

    @property
    def is_editable(self) -> bool:
        """Tell whether values can be changed: in a state in work only."""
        return self.copy is not None and self.copy.version is None and not self.trouble

    @property
    def name(self) -> str:
        """Return title and version, or that it is in work."""
        if self.copy is None:
            return f"{self.shipped.model.title} {self.shipped.model.version}"
        state = self.copy.version or _("in work")
        return f"{self.copy.title} {state}" if self.copy.version else f"{self.copy.title}, {state}"

    def shipped_value(self, path: str) -> Value:
        """Return the value in the model this one began from."""
        return self.values[path] if self.copy is None else shipped_value(self.copy, path)

    def last_change(self, path: str) -> PlaceChange | None:
        """Return the change that gave a place its value."""
        return self.copy.last_change(path) if self.copy else None

    def words(self, path: str) -> str:
        """Return what a place holds."""
        return place_words(self.pack, path)
