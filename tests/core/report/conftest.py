"""One ordinary engagement, its handout, and the text read back from the pages."""

import base64
import contextlib
import re
import unicodedata
import zlib
from collections.abc import Callable

import pypdfium2
import pytest

from core.analysis.analyst import Analyst
from core.assessment.document import (
    AnswerEntry,
    Assessment,
    Details,
    Evidence,
    ModelStamp,
    Override,
)
from core.decision.insight import Insight
from core.decision.model import DecisionModel
from core.decision.recommend import recommend
from core.economics.bare_costs import read_bare_costs
from core.economics.price_file import shipped_prices
from core.economics.sheet import CostSheet
from core.model.compile import compile_model
from core.model.loader import load_shipped
from core.model.pack import Pack
from core.report.branding import Branding
from core.report.content import compose
from core.report.handout import ReportContent

CANARY = "canary-that-must-stay-private"
LETTERS = """
    PD1a PD2a PD3c PD4c PD5b PD6b PD7c KN1c KN2c KN3c KN4c KN5b KN6a KN7a KN8b BO1a BO2b BO3a
    BO4b BO5a EX1d EX2b EX3a EX4b EX5b EV1c EV2d EV3d EV4b EC1d EC2b EC3b EC4b CN1b CN2c CN3a
    CN4b CN5b CN6c CN7a TH1b TH2c RS1b RS2b RS3a
"""
NUMBERS = {"EV2": 320.0, "EC1": 140_000.0, "PD2": 71.0, "EX1": 240.0}


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_shipped()


@pytest.fixture(scope="session")
def model(pack: Pack) -> DecisionModel:
    return compile_model(pack)


def _entry(number: int, criterion: str, letter: str) -> AnswerEntry:
    evidence = Evidence(
        text="48 failed cases read aloud", kind="measured", owner="J. Lindahl", date="2026-11-03"
    )
    return AnswerEntry(
        state="answered",
        level=f"{criterion}.{letter}",
        number=NUMBERS.get(criterion),
        confidence=("high", "medium", "low", None)[number % 4],
        evidence=evidence if number % 2 else None,
        note=f"Said about {criterion} in the workshop." if number % 5 == 0 else "",
        private_note=f"{CANARY} {criterion}",
    )


@pytest.fixture(scope="session")
def warranty() -> Assessment:
    """All 45 questions answered for an invented maker of household appliances."""
    return Assessment(
        id="warranty",
        created="2026-11-12T10:00:00Z",
        model=ModelStamp(id="core", version="1.0"),
        details=Details(
            client="Nordhaven Appliances",
            use_case="Warranty and returns answers",
            participants="J. Lindahl",
            consultant="Maija Aalto",
            situation="The service desk answers 4,600 letters a day about warranty and returns.",
        ),
        answers={
            item[:-1]: _entry(number, item[:-1], item[-1])
            for number, item in enumerate(LETTERS.split())
        },
        overrides={
            "G2": Override(
                reason="The set was rebuilt from invented customers.",
                by="Maija Aalto",
                date="2026-11-12",
            )
        },
    )


@pytest.fixture(scope="session")
def costs_of() -> Callable[..., CostSheet]:
    """Return the cost sheet of the support preset, with these parts and inputs over it."""

    def build(**parts: object) -> CostSheet:
        content = {"preset": "support", "horizon": 24, **parts}
        return read_bare_costs(content, shipped_prices(), "answers.json")

    return build


@pytest.fixture(scope="session")
def bare() -> Assessment:
    """A new assessment in which nothing has been filled in."""
    return Assessment(
        id="bare", created="2026-11-12T10:00:00Z", model=ModelStamp(id="core", version="1.0")
    )


@pytest.fixture(scope="session")
def analyst(model: DecisionModel) -> Analyst:
    return Analyst(model)


@pytest.fixture(scope="session")
def content_of(pack: Pack, analyst: Analyst) -> Callable[..., ReportContent]:
    """Return the handout of an assessment studied in full."""

    def build(assessment: Assessment, **branding: object) -> ReportContent:
        look = Branding(**{"firm": "Aalto & Rehn", "prepared_on": "2026-11-20", **branding})
        return compose(assessment, analyst.recommend(assessment.sheet()), pack, look)

    return build


@pytest.fixture(scope="session")
def content_from(pack: Pack, model: DecisionModel) -> Callable[..., ReportContent]:
    """Return the handout of an assessment with the insight that is given, or none."""

    def build(assessment: Assessment, insight: Insight) -> ReportContent:
        look = Branding(firm="Aalto & Rehn", prepared_on="2026-11-20")
        return compose(assessment, recommend(model, assessment.sheet(), insight), pack, look)

    return build


@pytest.fixture(scope="session")
def read_pages() -> Callable[[bytes], list[str]]:
    """Return what a reader finds on each page."""

    def read(data: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(data)
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()

    return read


@pytest.fixture(scope="session")
def everything_in() -> Callable[[bytes], bytes]:
    """Return the file with every compressed stream laid open."""

    def lay_open(data: bytes) -> bytes:
        found = [data]
        for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            body = match.group(1).strip()
            if body.endswith(b"~>"):
                body = base64.a85decode(body.removesuffix(b"~>"))
            with contextlib.suppress(zlib.error):
                body = zlib.decompress(body)
            found.append(body)
        return b"\n".join(found)

    return lay_open


@pytest.fixture(scope="session")
def squeezed() -> Callable[[str], str]:
    """Text without blanks and line ends, to compare what was set with what was said."""

    def squeeze(text: str) -> str:
        # At the end of a line pdfium gives a hyphen as U+FFFE.
        plain = unicodedata.normalize("NFC", text).replace("\ufffe", "-")
        return re.sub(r"\s+", "", plain)

    return squeeze
