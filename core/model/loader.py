"""Reading a decision model pack: every file strictly, every fault at once, then the whole."""

import hashlib
import json
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

import resources
from core.errors import FileFault, PackFaults
from core.files import FILE_LIMIT, decode_text, parse_strict_json, quoted, read_limited
from core.language import _
from core.model import history, knowledge
from core.model import pack as schema
from core.model.contradictions import ContradictionsFile
from core.model.cross_checks import cross_faults
from core.model.draft import Draft
from core.records import Record
from core.schema_faults import schema_faults

SHIPPED = "models/core"
PACK_LIMIT = FILE_LIMIT
FAULT_LIMIT = 200
_FOLDER_LIMIT = 1_000

Kind = TypeVar("Kind", bound=Record)


def load_shipped() -> schema.Pack:
    """Return the decision model that comes with the program."""
    return _load(
        lambda name, _limit: resources.read_bytes(f"{SHIPPED}/{name}"),
        resources.names(f"{SHIPPED}/criteria"),
    )


def shipped_files() -> dict[str, object]:
    """Return the files of the shipped pack as plain data, by name ("criteria/KN.json")."""
    top = [name for name in resources.names(SHIPPED) if name.endswith(".json")]
    listed = [f"criteria/{name}" for name in resources.names(f"{SHIPPED}/criteria")]
    return {
        name: parse_strict_json(resources.read_bytes(f"{SHIPPED}/{name}"), name)
        for name in [*top, *listed]
    }


def load_files(files: Mapping[str, object]) -> schema.Pack:
    """Return the pack in files of plain data, by name; PackFaults names everything wrong."""
    listed = (name.removeprefix("criteria/") for name in files if name.startswith("criteria/"))

    def read(name: str, _limit: int) -> bytes:
        if name not in files:
            raise FileFault(name, "", _("expected this file of the pack; it is missing."))
        return json.dumps(files[name], ensure_ascii=False).encode()

    return _load(read, tuple(sorted(listed)))


def load_pack(folder: Path) -> schema.Pack:
    """Return the pack in a folder; PackFaults names everything that is wrong with it."""
    if not _is_folder(folder):
        expected = _("expected the folder of a decision model pack; there is none.")
        raise PackFaults((FileFault(str(folder), "", expected),))
    return _load(
        lambda name, limit: read_limited(folder / name, limit), _listed(folder / "criteria")
    )


def digest_of(files: Mapping[str, object]) -> str:
    """Return the digest a pack in files of plain data has."""
    return _digest({name: _canonical(content) for name, content in files.items()})


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # A name too long to be one, or a folder nobody may look into.
        return False


def _listed(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(entry.name for entry in islice(folder.iterdir(), _FOLDER_LIMIT)))
    except OSError:
        return ()


class _Reading:
    """One reading of a pack: what is left of the size allowed, what was read, what was wrong."""

    def __init__(self, read: Callable[[str, int], bytes]) -> None:
        self._read = read
        self._left = PACK_LIMIT
        self.contents: dict[str, str] = {}
        self.faults: list[FileFault] = []

    def take(self, name: str, kind: type[Kind]) -> Kind | None:
        """Return one file as a record; None when it has faults, which are kept."""
        try:
            data = self._read(name, self._left)
            self._left -= len(data)
            parsed = parse_strict_json(data, name)
        except FileFault as fault:
            self.faults.append(FileFault(name, fault.place, fault.expected))
            return None
        self.contents[name] = _canonical(parsed)
        try:
            # From the text, because strict tuples accept a JSON array but not a Python list.
            return kind.model_validate_json(decode_text(data, name))
        except ValidationError as error:
            self.faults.extend(islice(schema_faults(error, parsed, name), FAULT_LIMIT))
            return None

    def digest(self) -> str:
        """Return the SHA-256 over the sorted file names and what the files hold."""
        return _digest(self.contents)


def _digest(contents: Mapping[str, str]) -> str:
    total = hashlib.sha256()
    for name in sorted(contents):
        total.update(f"{name}\0{contents[name]}\n".encode())
    return total.hexdigest()


def _canonical(parsed: object) -> str:
    return json.dumps(parsed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _load(read: Callable[[str, int], bytes], listed: tuple[str, ...]) -> schema.Pack:
    reading = _Reading(read)
    draft = _read_files(reading)
    if draft.model:
        _read_criteria(reading, draft, listed)
    reading.faults.extend(islice(cross_faults(draft), FAULT_LIMIT))
    if reading.faults:
        raise PackFaults(tuple(reading.faults[:FAULT_LIMIT]))
    return _assembled(draft, reading.digest())


def _read_files(reading: _Reading) -> Draft:
    return Draft(
        model=reading.take("model.json", schema.ModelFile),
        approaches=reading.take("approaches.json", schema.ApproachesFile),
        gates=reading.take("gates.json", schema.GatesFile),
        fork=reading.take("fork.json", schema.ForkFile),
        roadmap=reading.take("roadmap.json", schema.RoadmapFile),
        ladder=reading.take("ladder.json", knowledge.LadderFile),
        symptoms=reading.take("symptoms.json", knowledge.SymptomsFile),
        glossary=reading.take("glossary.json", knowledge.GlossaryFile),
        references=reading.take("references.json", knowledge.ReferencesFile),
        claims=reading.take("claims.json", knowledge.ClaimsFile),
        disagreements=reading.take("disagreements.json", knowledge.DisagreementsFile),
        wording=reading.take("wording.json", schema.WordingFile),
        changes=reading.take("changes.json", history.ChangesFile),
        contradictions=reading.take("contradictions.json", ContradictionsFile),
    )


def _read_criteria(reading: _Reading, draft: Draft, listed: tuple[str, ...]) -> None:
    factors = [factor.id for factor in draft.model.factors] if draft.model else []
    for factor in dict.fromkeys(factors):
        name = f"criteria/{factor}.json"
        found = reading.take(name, schema.CriteriaFile)
        if found:
            draft.criteria[factor] = found
    draft.has_all_criteria = set(draft.criteria) == set(factors)
    for name in listed:
        if name.endswith(".json") and name.removesuffix(".json") not in factors:
            expected = _("expected a factor of model.json; none has the id {name}.")
            shown = quoted(name.removesuffix(".json"))
            reading.faults.append(FileFault("criteria", quoted(name), expected.format(name=shown)))


def _assembled(draft: Draft, digest: str) -> schema.Pack:
    # Without faults every file is there; the record itself refuses a None.
    return schema.Pack.model_validate(
        {
            "model": draft.model,
            "approaches": draft.approaches and draft.approaches.approaches,
            "criteria": {factor: file.criteria for factor, file in draft.criteria.items()},
            "gates": draft.gates and draft.gates.gates,
            "fork": draft.fork,
            "stages": draft.roadmap and draft.roadmap.stages,
            "ladder": draft.ladder and draft.ladder.rungs,
            "symptoms": draft.symptoms and draft.symptoms.symptoms,
            "glossary": draft.glossary and draft.glossary.terms,
            "references": draft.references and draft.references.references,
            "texts": draft.claims and draft.claims.texts,
            "disagreements": draft.disagreements and draft.disagreements.disagreements,
            "wording": draft.wording and draft.wording.sentences,
            "changes": draft.changes and draft.changes.changes,
            "contradictions": draft.contradictions and draft.contradictions.contradictions,
            "digest": digest,
        }
    )
