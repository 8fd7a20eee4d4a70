"""Check that uv.lock still names every dependency of pyproject.toml within its bounds."""

import re
import sys
import tomllib
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Print what the lock file lacks; 1 when it is stale."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    locked = {
        package["name"]: package["version"]
        for package in tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    }
    texts = list(project["project"]["dependencies"])
    for group in project["dependency-groups"].values():
        texts += [text for text in group if isinstance(text, str)]
    stale = []
    for requirement in map(Requirement, texts):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name not in locked or not requirement.specifier.contains(locked[name]):
            stale.append(str(requirement))
    for requirement in stale:
        print(f"uv.lock does not satisfy {requirement}. Run: uv lock")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
