"""What can be done with the firm's models: begin, change, take back, use, send, delete."""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from core.archive.archive import Archive
from core.assessment.document import ModelStamp
from core.errors import PackFaults, TuningForkError
from core.files import read_limited, write_atomically
from core.language import _, counted
from core.model.own_copy import OwnCopy, Signature, begin, change, withdraw
from core.model.own_file import write_copy
from core.model.places import Value
from core.model.removal import Removal, put_back
from gui.archive.moments import now_text
from gui.frame.notice_bar import NoticeBar, Tone
from gui.library import Library
from gui.models.shown import ShownModel
from gui.preferences import PreferenceStore


class ModelsDesk(QObject):
    """Does it and tells what came of it; the shipped model is never written.

    Signals:
        listed: the models have changed; the one to show, as id and version ("" in work).

    Attributes:
        library: where the models are found; its shelf holds those of the firm.
        notices: where is told what came of it.

    """

    listed = Signal(str, str)

    def __init__(
        self,
        library: Library,
        notices: NoticeBar,
        preferences: PreferenceStore,
        archive: Archive | None,
    ) -> None:
        """Work on the shelf of the library; ``archive`` knows which versions are in use."""
        super().__init__()
        self.library, self.notices = library, notices
        self.shelf = library.models.shelf
        self._preferences, self._archive = preferences, archive

    def shown_models(self) -> tuple[ShownModel, ...]:
        """Return the shipped model, the states in work, then versions, newest first."""
        shipped = self.library.models.shipped().pack
        listing = self.shelf.listing()
        if listing.faults:
            sentence = _("{count} of the firm’s models cannot be used and are left out. {fault}")
            words = sentence.format(count=len(listing.faults), fault=listing.faults[0])
            self.notices.tell(words, Tone.WARNING)
        copies = (*listing.drafts, *reversed(listing.versions))
        return (ShownModel(shipped), *(ShownModel(shipped, copy) for copy in copies))

    def begin(self, title: str) -> None:
        """Make a copy of the shipped model under a name of its own."""
        name = " ".join(title.split()) or _("Own model")
        slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
        identity = f"{slug if slug[:1].isalpha() else 'firm'}-{uuid4().hex[:4]}"

        def make() -> None:
            self.shelf.keep_draft(begin(identity, name, self.signature))
            self.listed.emit(identity, "")
            sentence = _("{name} is yours to change. Values are as shipped until you change one.")
            self._offer_undo(sentence.replace("{name}", name), take_back)

        def take_back() -> None:
            self.shelf.remove_draft(identity)
            self.listed.emit("", "")

        self.attempt(make)

    def go_on(self, copy: OwnCopy) -> None:
        """Show the state in work of a copy; where there is none, begin it at the newest version."""

        def show() -> None:
            if not self.shelf.has_draft(copy.id):
                self.shelf.keep_draft(self.shelf.in_work(copy.id))
                self.notices.clear()
            self.listed.emit(copy.id, "")

        self.attempt(show)

    def keep(self, copy: OwnCopy, path: str, value: Value, reason: str) -> str:
        """Change a value of a state in work; return "" or what is wrong, for beside the field."""
        try:
            self.shelf.keep_draft(change(copy, path, value, reason, self.signature))
        except PackFaults as found:
            expected = found.faults[0].expected
            return expected[:1].upper() + expected[1:]
        except TuningForkError as fault:
            return str(fault)
        # An undo offered before this edit would take the edit with it.
        self.notices.clear()
        self.listed.emit(copy.id, "")
        return ""

    def withdraw(self, copy: OwnCopy, path: str) -> None:
        """Take back a change no version has yet."""

        def take_back() -> None:
            self.shelf.keep_draft(withdraw(copy, path))
            self.listed.emit(copy.id, "")
            self._offer_undo(_("The change is taken back."), redo)

        def redo() -> None:
            self.shelf.keep_draft(copy)
            self.listed.emit(copy.id, "")

        self.attempt(take_back)

    def use(self, identity: str, version: str) -> None:
        """Use a version for new assessments from now on."""
        stamp = ModelStamp(id=identity, version=version)
        if self.library.models.exact(stamp) is None:
            fault = self.library.models.faults.get((identity, version), "")
            words = _("This version cannot be used. {fault}").replace("{fault}", fault)
            self.notices.tell(words, Tone.ERROR)
            return
        self.library.use(stamp)
        name = self.library.current.name
        self.notices.tell(_("New assessments use {name}.").replace("{name}", name))
        self.listed.emit(identity, version)

    def take(self, path: Path) -> None:
        """Bring in a version from a file."""

        def read() -> None:
            taken = self.shelf.take(read_limited(path), path.name)
            self.listed.emit(taken.id, taken.version or "")
            name = f"{taken.title} {taken.version}"
            self.notices.tell(_("Imported: {title}.").replace("{title}", name))

        self.attempt(read)

    def send(self, copy: OwnCopy, path: Path) -> None:
        """Write a version as one file."""

        def write() -> None:
            write_atomically(path, write_copy(copy))
            self.notices.tell(_("Exported to {file}.").replace("{file}", str(path)))

        self.attempt(write)

    def delete(self, copy: OwnCopy) -> None:
        """Delete a state in work, or the whole copy of a version, and offer to take that back."""

        def move() -> None:
            if copy.version is None:
                removal = self.shelf.remove_draft(copy.id)
                sentence = _("Deleted: {name}, in work.")
            else:
                removal = self.shelf.remove(copy.id)
                sentence = _("Deleted: {name} and all its versions.")
            self.listed.emit("", "")
            told = sentence.replace("{name}", copy.title)
            self._offer_undo(told, lambda: self._restore(copy, removal))

        if not self.objection(copy):
            self.attempt(move)

    def objection(self, copy: OwnCopy) -> str:
        """Return why a copy cannot be deleted from where it is shown, "" when it can be."""
        if copy.version is None:
            return ""
        stamp = self.library.current.stamp
        if stamp.id == copy.id:
            sentence = _("New assessments use {name}, so it cannot be deleted.")
            return sentence.replace("{name}", self.library.current.name)
        if self._archive is None:
            return _(
                "It cannot be deleted while no archive is open that says what it was used for."
            )
        try:
            used = self.uses(copy.id)
        except TuningForkError as fault:
            return str(fault)
        for version, count in used.items():
            sentence = _("{name} cannot be deleted: {assessments} made with version {version}.")
            told = sentence.replace("{name}", copy.title).replace("{version}", version)
            words = counted("{n} assessment was", "{n} assessments were", count)
            return told.replace("{assessments}", words)
        return ""

    def uses(self, identity: str) -> dict[str, int]:
        """Return how many assessments of the archive were made with each version of a model."""
        return self._archive.versions_used(identity) if self._archive else {}

    def is_in_use(self, model: ShownModel) -> bool:
        """Tell whether new assessments use this model."""
        stamp = self.library.current.stamp
        return (stamp.id, stamp.version) == model.key

    @property
    def signature(self) -> Signature:
        """Return who changes something now."""
        return Signature(self._preferences.value.consultant, now_text()[:10])

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something; a fault is told in one sentence."""
        try:
            act()
        except TuningForkError as fault:
            self.notices.tell(str(fault).partition("\n")[0], Tone.ERROR)

    def _restore(self, copy: OwnCopy, removal: Removal) -> None:
        put_back(removal)
        self.listed.emit(copy.id, copy.version or "")

    def _offer_undo(self, sentence: str, undo: Callable[[], None]) -> None:
        self.notices.tell(sentence, action=_("Undo"), act=lambda: self.attempt(undo))
