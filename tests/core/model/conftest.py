import json
from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from core.errors import PackFaults
from core.model.loader import SHIPPED, load_pack

TOP = [name for name in resources.names(SHIPPED) if name.endswith(".json")]
CRITERIA = [f"criteria/{name}" for name in resources.names(f"{SHIPPED}/criteria")]


class PackFolder:
    """A copy of the shipped pack on disk, with one hand free to spoil it."""

    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "criteria").mkdir(parents=True)
        for name in [*TOP, *CRITERIA]:
            (folder / name).write_bytes(resources.read_bytes(f"{SHIPPED}/{name}"))

    def edit(self, name: str, change: Callable) -> None:
        content = json.loads((self.folder / name).read_text("utf-8"))
        change(content)
        (self.folder / name).write_text(json.dumps(content), "utf-8")

    def faults(self) -> list[str]:
        with pytest.raises(PackFaults) as found:
            load_pack(self.folder)
        return [str(fault) for fault in found.value.faults]


@pytest.fixture
def pack_folder(tmp_path):
    return PackFolder(tmp_path / "pack")


@pytest.fixture
def criterion():
    def find(content, identity):
        return next(one for one in content["criteria"] if one["id"] == identity)

    return find
