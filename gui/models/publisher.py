"""Versions of the firm's models: what would be published, publishing, and taking it back."""

from typing import NamedTuple

from core.errors import TuningForkError
from core.language import _
from core.model.lint import Remark, lint
from core.model.own_copy import OwnCopy, base_name, pack_of, publish
from core.model.pack import Pack
from core.model.renewal import Plan, is_behind, plan_renewal, renewed
from gui.frame.notice_bar import Tone
from gui.models.desk import ModelsDesk
from gui.models.shown import ShownModel


class Proof(NamedTuple):
    """What would be published, as check-model sees it: the pack and its remarks, or a fault."""

    pack: Pack | None
    remarks: tuple[Remark, ...]
    fault: str


class Publisher:
    """Makes versions of the states in work, and takes one back that nothing has used."""

    def __init__(self, desk: ModelsDesk) -> None:
        """Work at the desk of the page."""
        self._desk = desk
        self._shelf = desk.shelf

    def next_version(self, copy: OwnCopy) -> str:
        """Return the version a state in work would be published as."""
        return copy.next_above(self._shelf.taken(copy.id))

    def proof(self, copy: OwnCopy) -> Proof:
        """Check what would be published as ``check-model`` does."""
        try:
            pack = pack_of(copy.model_copy(update={"version": self.next_version(copy)}))
        except TuningForkError as fault:
            return Proof(None, (), str(fault))
        return Proof(pack, lint(pack), "")

    def publish(self, copy: OwnCopy) -> None:
        """Make a version of a state in work; it is never changed again."""

        def make() -> None:
            taken = self._shelf.taken(copy.id)
            self._keep(*publish(copy, self._desk.signature, taken))

        self._desk.attempt(make)

    def take_over(self, plan: Plan, shown: str) -> None:
        """Publish a copy on the shipped model, with the changes that move over.

        ``shown`` is the version it is done from, "" for the state in work: Undo shows it again.
        """

        def make() -> None:
            self._keep(*renewed(plan, self._shelf.taken(plan.copy.id)), shown)

        self._desk.attempt(make)

    def renewal(self, model: ShownModel) -> tuple[Plan | None, str]:
        """Return what the shipped model would do to a copy, or None and why there is nothing."""
        if model.copy is None:
            return None, _(
                "This is the model the program comes with. Once you have a copy of your own and "
                "the program brings a newer model, your changes are taken over here."
            )
        try:
            draft = self._shelf.in_work(model.copy.id)
            if is_behind(draft, model.shipped):
                return plan_renewal(draft, self._desk.signature), ""
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
            return self._shelf.in_work(model.copy.id).base != model.copy.base
        except TuningForkError:
            return False

    def _keep(self, version: OwnCopy, draft: OwnCopy, shown: str = "") -> None:
        before = self._shelf.draft(version.id) if self._shelf.has_draft(version.id) else None

        def take_back() -> None:
            objection = self._objection(version, draft)
            if objection:
                self._desk.notices.tell(objection, Tone.WARNING)
            else:
                self._take_back(version, before, shown)

        self._shelf.keep_version(version)
        self._shelf.keep_draft(draft)
        self._desk.listed.emit(version.id, version.version or "")
        sentence = _("{name} is published. Assessments made so far keep their own model.")
        self._desk.notices.tell(
            sentence.replace("{name}", f"{version.title} {version.version}"),
            action=_("Undo"),
            act=lambda: self._desk.attempt(take_back),
        )

    def _take_back(self, version: OwnCopy, before: OwnCopy | None, shown: str) -> None:
        self._shelf.unpublish(version, before)
        self._desk.library.models.forget(version.id, version.version or "")
        self._desk.listed.emit(version.id, shown)
        sentence = _("Version {version} is not published.")
        if before is not None and before.pending:
            sentence = _("Version {version} is not published. Its changes are in work again.")
        self._desk.notices.tell(sentence.replace("{version}", version.version or ""))

    def _objection(self, version: OwnCopy, draft: OwnCopy) -> str:
        stamp = self._desk.library.current.stamp
        is_used = (stamp.id, stamp.version) == (version.id, version.version)
        if is_used or version.version in self._desk.uses(version.id):
            sentence = _(
                "Version {version} is used by now, so it stays. Change it further instead."
            )
        elif not self._shelf.has_draft(version.id) or self._shelf.draft(version.id) != draft:
            sentence = _("Values were changed since, so version {version} stays.")
        else:
            return ""
        return sentence.replace("{version}", version.version or "")
