"""Real archives on a real disk, and a disk that fails when told to."""

import apsw
import pytest

from core.archive.archive import Archive
from core.assessment.document import AnswerEntry, Assessment, Details, ModelStamp
from core.model.compile import compile_model
from core.model.loader import load_shipped

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def model():
    return compile_model(load_shipped())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Tuning Fork" / "archive.tuningfork"


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request):
    return request.param


@pytest.fixture
def archive(path):
    opened = Archive.open(path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def begin(model):
    """Make an assessment from its id, client and use case; answers by criterion."""

    def make(identity, client="Nordhaven", use_case="Warranty answers", answers=None, **details):
        return Assessment(
            id=identity,
            created="2026-11-20T10:00:00Z",
            model=ModelStamp(id=model.id, version=model.version),
            details=Details(client=client, use_case=use_case, **details),
            answers=answers or {},
        )

    return make


@pytest.fixture(scope="session")
def answered(model):
    """Make an entry with the first level of a question."""

    def make(criterion, **more):
        return AnswerEntry(state="answered", level=model.criteria[criterion].levels[0].id, **more)

    return make


class FailingDisk(apsw.VFS):
    """A disk whose calls fail from the chosen one on, once or until it is mended."""

    def __init__(self, usual):
        super().__init__("failing", usual)
        self.usual = usual
        self.mend()

    def mend(self):
        self.calls = 0
        self.failing_call = None
        self.lasts = False
        self.error = apsw.FullError

    def break_at(self, call, error, lasts):
        self.calls, self.failing_call, self.error, self.lasts = 0, call, error, lasts

    def count(self):
        self.calls += 1
        if self.failing_call is None or self.calls < self.failing_call:
            return
        if self.lasts or self.calls == self.failing_call:
            raise self.error("the disk fails")

    def xOpen(self, name, flags):  # noqa: N802
        return FailingFile(self, name, flags)

    def xDelete(self, name, sync):  # noqa: N802
        self.count()
        super().xDelete(name, sync)


class FailingFile(apsw.VFSFile):
    def __init__(self, disk, name, flags):
        super().__init__(disk.usual, name, flags)
        self.disk = disk

    def xWrite(self, data, offset):  # noqa: N802
        self.disk.count()
        super().xWrite(data, offset)

    def xTruncate(self, size):  # noqa: N802
        self.disk.count()
        super().xTruncate(size)

    def xSync(self, flags):  # noqa: N802
        self.disk.count()
        super().xSync(flags)


@pytest.fixture
def failing_disk():
    """Every archive opened in this test lies on the failing disk."""
    usual = apsw.vfs_names()[0]
    disk = FailingDisk(usual)
    apsw.set_default_vfs("failing")
    yield disk
    apsw.set_default_vfs(usual)
    disk.unregister()
