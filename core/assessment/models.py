"""The decision models at hand: the shipped one and the firm's, each loaded once."""

from typing import NamedTuple

from core.analysis.analyst import Analyst
from core.assessment.document import ModelStamp
from core.assessment.made_with import stamp_of
from core.errors import FileFault, PackFaults
from core.language import _
from core.model.compile import compile_model
from core.model.loader import load_shipped
from core.model.pack import Pack
from core.model.renewal import is_behind
from core.model.shelf import Shelf


class LoadedModel(NamedTuple):
    """A decision model ready for use: its pack and the analyst of its compiled form."""

    pack: Pack
    analyst: Analyst

    @property
    def stamp(self) -> ModelStamp:
        """Return the stamp of an assessment made with it."""
        return stamp_of(self.analyst.model)

    @property
    def name(self) -> str:
        """Return title and version."""
        return f"{self.pack.model.title} {self.pack.model.version}"


def loaded(pack: Pack) -> LoadedModel:
    """Return a checked pack ready for use."""
    return LoadedModel(pack, Analyst(compile_model(pack)))


class Models:
    """Finds the model an assessment was made with.

    Attributes:
        faults: why an installed version cannot be used, by its stamp.

    """

    def __init__(self, shelf: Shelf) -> None:
        """Look on one shelf; nothing is read yet."""
        self.shelf = shelf
        self.faults: dict[tuple[str, str], str] = {}
        self._known: dict[tuple[str, str], LoadedModel] = {}
        self._shipped: LoadedModel | None = None

    def shipped(self) -> LoadedModel:
        """Return the model that comes with the program."""
        if self._shipped is None:
            self._shipped = loaded(load_shipped())
        return self._shipped

    def exact(self, stamp: ModelStamp) -> LoadedModel | None:
        """Return this very version, None when it is not here or cannot be used."""
        if self.shipped().stamp == stamp:
            return self.shipped()
        key = (stamp.id, stamp.version)
        if key not in self._known and self.shelf.holds(*key):
            self._load(key)
        return self._known.get(key)

    def title(self, identity: str, version: str) -> str:
        """Return what a version is called, "" when it is not here or cannot be read."""
        shipped = self.shipped()
        if (shipped.stamp.id, shipped.stamp.version) == (identity, version):
            return shipped.pack.model.title
        try:
            return self.shelf.version(identity, version).title
        except FileFault:
            return ""

    def forget(self, identity: str, version: str) -> None:
        """Forget a version that was taken back: another may be published under its number."""
        self._known.pop((identity, version), None)
        self.faults.pop((identity, version), None)

    def _load(self, key: tuple[str, str]) -> None:
        try:
            self._known[key] = loaded(self.shelf.pack(*key))
        except FileFault as fault:
            self.faults[key] = str(fault)
        except PackFaults as fault:
            first = str(fault).partition("\n")[0]
            self.faults[key] = f"{first} {self._way_on(key)}".strip()

    def _way_on(self, key: tuple[str, str]) -> str:
        if not is_behind(self.shelf.version(*key), self.shipped().pack):
            return ""
        return _("Settings, Decision models, Newer shipped model: there its changes move on.")
