"""What tests of every room share."""

import pytest

from core.analysis.analyst import Analyst
from core.model.compile import compile_model
from core.model.loader import load_shipped


@pytest.fixture(scope="session")
def analyst() -> Analyst:
    """The analyst of the shipped decision model; its draws are made once."""
    return Analyst(compile_model(load_shipped()))
