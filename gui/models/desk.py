"""What can be done with the firm's models: begin, change, take back, publish, use, send."""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from core.assessment.document import ModelStamp
from core.errors import PackFaults, TuningForkError
from core.files import read_limited, write_atomically
from core.language import _
from core.model.own_copy import (
    OwnCopy,
    Signature,
    base_name,
    begin,
    change,
    publish,
    withdraw,
)
from core.model.own_file import write_copy
from core.model.places import Value
from core.model.renewal import Plan, is_behind, plan_renewal, renewed
from gui.archive.moments import now_text
from gui.frame.notice_bar import NoticeBar, Tone
from gui.library import Library
from gui.models.shown import ShownModel
from gui.preferences import PreferenceStore


class ModelsDesk(QObject):
    """Does it and tells what came of it; the shipped model is never written.

    Signals:
        listed: the models have changed; the one to show, as id and version ("" in work).
    """

    listed = Signal(str, str)

    def __init__(self, library: Library, notices: NoticeBar, preferences: PreferenceStore) -> None:
        """Work on the shelf of the library."""
        super().__init__()
        self._library = library
        self._notices = notices
        self._preferences = preferences
        self._shelf = library.models.shelf

    def shown_models(self) -> tuple[ShownModel, ...]:
        """Return the shipped model, the states in work, then versions, newest first."""
        shipped = self._library.models.shipped().pack
        listing = self._shelf.listing()
        if listing.faults:
            sentence = _("{count} of the firm’s models cannot be used and are left out. {fault}")
            words = sentence.format(count=len(listing.faults), fault=listing.faults[0])
            self._notices.tell(words, Tone.WARNING)
        copies = (*listing.drafts, *reversed(listing.versions))
        return (ShownModel(shipped), *(ShownModel(shipped, copy) for copy in copies))

    def begin(self, title: str) -> None:
        """Make a copy of the shipped model under a name of its own."""
        name = " ".join(title.split()) or _("Own model")
        slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
        identity = f"{slug if slug[:1].isalpha() else 'firm'}-{uuid4().hex[:4]}"

        def make() -> None:
            self._shelf.keep_draft(begin(identity, name, self._signature))
            self.listed.emit(identity, "")
            sentence = _("{name} is yours to change. Values are as shipped until you change one.")
            self._notices.tell(sentence.replace("{name}", name))

        self._try(make)

    def keep(self, copy: OwnCopy, path: str, value: Value, reason: str) -> str:
        """Change a value of a state in work; return "" or what is wrong, for beside the field."""
        try:
            self._shelf.keep_draft(change(copy, path, value, reason, self._signature))
        except PackFaults as found:
            expected = found.faults[0].expected
            return expected[:1].upper() + expected[1:]
        except TuningForkError as fault:
            return str(fault)
        self.listed.emit(copy.id, "")
        return ""

    def withdraw(self, copy: OwnCopy, path: str) -> None:
        """Take back a change no version has yet."""

        def take_back() -> None:
            self._shelf.keep_draft(withdraw(copy, path))
            self.listed.emit(copy.id, "")

            def redo() -> None:
                self._shelf.keep_draft(copy)
                self.listed.emit(copy.id, "")

            words = _("The change is taken back.")
            self._notices.tell(words, action=_("Undo"), act=lambda: self._try(redo))

        self._try(take_back)

    def next_version(self, copy: OwnCopy) -> str:
        """Return the version a state in work would be published as."""
        return copy.next_above(self._shelf.taken(copy.id))

    def publish(self, copy: OwnCopy) -> None:
        """Make a version of a state in work; it is never changed again."""

        def make() -> None:
            taken = self._shelf.taken(copy.id)
            self._keep_published(*publish(copy, self._signature, taken))

        self._try(make)

    def renewal(self, model: ShownModel) -> tuple[Plan | None, str]:
        """Return what the shipped model would do to a copy, or None and why there is nothing."""
        if model.copy is None:
            return None, _(
                "This is the model the program comes with. Once you have a copy of your own and "
                "the program brings a newer model, your changes are taken over here."
            )
        try:
            draft = self._shelf.draft(model.copy.id)
            if is_behind(draft, model.shipped):
                return plan_renewal(draft, self._signature), ""
        except TuningForkError as fault:
            return None, str(fault)
        sentence = _("{copy} stands on {model}. There is nothing newer to take over.")
        told = sentence.replace("{model}", base_name(draft)).replace("{copy}", draft.title)
        return None, told

    def has_moved_on(self, model: ShownModel) -> bool:
        """Tell whether the state in work of a copy stands on a newer model than this version."""
        if model.copy is None:
            return False
        try:
            return self._shelf.draft(model.copy.id).base != model.copy.base
        except TuningForkError:
            return False

    def take_over(self, plan: Plan) -> None:
        """Publish a copy on the shipped model, with the changes that move over."""

        def make() -> None:
            taken = self._shelf.taken(plan.copy.id)
            self._keep_published(*renewed(plan, taken))

        self._try(make)

    def _keep_published(self, version: OwnCopy, draft: OwnCopy) -> None:
        self._shelf.keep_version(version)
        self._shelf.keep_draft(draft)
        self.listed.emit(version.id, version.version or "")
        sentence = _("{name} is published. Assessments made so far keep their own model.")
        self._notices.tell(
            sentence.replace("{name}", f"{version.title} {version.version}"),
            action=_("Use it for new assessments"),
            act=lambda: self.use(version.id, version.version or ""),
        )

    def use(self, identity: str, version: str) -> None:
        """Use a version for new assessments from now on."""
        stamp = ModelStamp(id=identity, version=version)
        if self._library.models.exact(stamp) is None:
            fault = self._library.models.faults.get((identity, version), "")
            words = _("This version cannot be used. {fault}").replace("{fault}", fault)
            self._notices.tell(words, Tone.ERROR)
            return
        self._library.use(stamp)
        name = self._library.current.name
        self._notices.tell(_("New assessments use {name}.").replace("{name}", name))
        self.listed.emit(identity, version)

    def take(self, path: Path) -> None:
        """Bring in a version from a file."""

        def read() -> None:
            taken = self._shelf.take(read_limited(path), path.name)
            self.listed.emit(taken.id, taken.version or "")
            name = f"{taken.title} {taken.version}"
            self._notices.tell(_("Imported: {title}.").replace("{title}", name))

        self._try(read)

    def send(self, copy: OwnCopy, path: Path) -> None:
        """Write a version as one file."""

        def write() -> None:
            write_atomically(path, write_copy(copy))
            self._notices.tell(_("Exported to {file}.").replace("{file}", str(path)))

        self._try(write)

    def is_in_use(self, model: ShownModel) -> bool:
        """Tell whether new assessments use this model."""
        stamp = self._library.current.stamp
        return (stamp.id, stamp.version) == model.key

    @property
    def _signature(self) -> Signature:
        return Signature(self._preferences.value.consultant, now_text()[:10])

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except TuningForkError as fault:
            self._notices.tell(str(fault).partition("\n")[0], Tone.ERROR)
