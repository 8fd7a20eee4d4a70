"""What has been changed in a pack, and why."""

from typing import Annotated

from pydantic import Field

from core.model.conditions import LevelId
from core.model.kinds import ApproachCode, GateId, Importance, Line, Mark, Text
from core.records import Record


class MarkChange(Record):
    """A mark that was changed: one approach at one level."""

    level: LevelId
    approach: ApproachCode
    before: Mark
    after: Mark


class ImportanceChange(Record):
    """An importance that was changed; ``id`` is a factor ("KN") or a criterion ("EX3")."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{0,2}$")]
    before: Importance
    after: Importance


class Change(Record):
    """One change of the pack, with its reason and a source that stands without any case.

    ``marks`` and ``importances`` say exactly what moved, so that they can be undone one by one;
    ``gates`` holds the ids of gates that are new or decide otherwise than before.
    """

    version: Line
    date: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    what: Text
    why: Text
    sources: tuple[Line, ...]
    marks: tuple[MarkChange, ...] = ()
    importances: tuple[ImportanceChange, ...] = ()
    gates: tuple[GateId, ...] = ()


class ChangesFile(Record):
    """``changes.json``, newest first."""

    changes: tuple[Change, ...]
