"""One model of the list: the shipped one, a firm's state in work, or a version of it."""

from dataclasses import dataclass
from functools import cached_property

from core.language import _
from core.model.own_copy import OwnCopy, PlaceChange, pack_of, shipped_value
from core.model.pack import Pack
from core.model.place_words import place_words
from core.model.places import Value, places


@dataclass(frozen=True)
class ShownModel:
    """What the page shows; ``copy`` is None for the shipped model."""

    shipped: Pack
    copy: OwnCopy | None = None

    @cached_property
    def pack(self) -> Pack:
        """Return the pack with every change made."""
        return self.shipped if self.copy is None else pack_of(self.copy)

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
        return self.copy is not None and self.copy.version is None

    @property
    def name(self) -> str:
        """Return title and version, or that it is in work."""
        if self.copy is None:
            return f"{self.shipped.model.title} {self.shipped.model.version}"
        state = self.copy.version or _("in work")
        return f"{self.copy.title}, {state}" if self.is_editable else f"{self.copy.title} {state}"

    def shipped_value(self, path: str) -> Value:
        """Return the value in the model this one began from."""
        return self.values[path] if self.copy is None else shipped_value(self.copy, path)

    def last_change(self, path: str) -> PlaceChange | None:
        """Return the change that gave a place its value."""
        return self.copy.last_change(path) if self.copy else None

    def words(self, path: str) -> str:
        """Return what a place holds."""
        return place_words(self.pack, path)
