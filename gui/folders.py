"""Where the program keeps its things on this computer, each by the platform's own custom."""

from pathlib import Path
from typing import NamedTuple

import platformdirs

_NAME = "tuning-fork"


class Folders(NamedTuple):
    """Preferences, the standard archive, and the log of failures."""

    preferences: Path
    archive: Path
    state: Path

    @property
    def standard_archive(self) -> Path:
        """Return the archive that is used until the user chooses another."""
        return self.archive / "archive.tuningfork"

    @property
    def models(self) -> Path:
        """Return the folder of the firm's decision models."""
        return self.archive / "models"


def standard_folders() -> Folders:
    """Return the folders of this user; none of them is made."""
    return Folders(
        platformdirs.user_config_path(_NAME, appauthor=False),
        platformdirs.user_data_path(_NAME, appauthor=False),
        platformdirs.user_state_path(_NAME, appauthor=False),
    )
