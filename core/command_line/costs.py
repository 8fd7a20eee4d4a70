"""``tuning-fork costs FILE [--json] [--prices FILE]``."""

from datetime import UTC, datetime
from pathlib import Path

from core.analysis.analyst import Analyst
from core.assessment.basis import studied
from core.assessment.reckoning import Reckoned, reckon_costs
from core.assessment.unknown_codes import uncounted_lines
from core.command_line.cost_text import describe_costs
from core.command_line.output import write_json, write_text
from core.command_line.reading import read_assessment
from core.command_line.wrapping import wrapped
from core.decision.recommendation import Recommendation
from core.economics import publication
from core.economics.bare_costs import default_sheet, repriced
from core.economics.catalogue import shipped_costs
from core.economics.left_out import left_out
from core.economics.price_file import PRICE_FILE_LIMIT, PriceFile, read_prices, shipped_prices
from core.files import read_limited
from core.model.compile import compile_model
from core.model.loader import load_shipped


def costs(file: Path, price_file: Path | None, *, as_json: bool) -> int:
    """Print what every approach costs by the sheet in a file, or by defaults without one."""
    pack = load_shipped()
    model = compile_model(pack)
    prices = _prices(price_file)
    assessment = read_assessment(file, model, prices)
    sheet = assessment.costs
    if sheet is None:
        sheet = default_sheet(prices)
    elif price_file is not None:
        sheet = repriced(sheet, prices, str(price_file))
    # Defaults alone decide nothing; a sheet does, with the prices it is reckoned with here.
    decided = assessment.model_copy(update={"costs": assessment.costs and sheet})
    recommendation = studied(decided, Analyst(model))
    today = datetime.now(UTC).date().isoformat()
    reckoned = reckon_costs(assessment, recommendation, model, sheet, today)
    remarks = tuple(uncounted_lines(assessment, pack))
    if as_json:
        write_json(_as_json(reckoned, recommendation, today) | {"remarks": remarks})
    else:
        details = assessment.details
        told = describe_costs(reckoned, recommendation, details, shipped_costs(), today)
        lines = (line for remark in remarks for line in ("", *wrapped(remark, "")))
        write_text("\n".join((told, *lines)))
    return 0


def _prices(file: Path | None) -> PriceFile:
    if file is None:
        return shipped_prices()
    return read_prices(read_limited(file, PRICE_FILE_LIMIT), str(file))


def _as_json(reckoned: Reckoned, recommendation: Recommendation, today: str) -> dict[str, object]:
    pack = shipped_costs()
    published = publication.as_json(reckoned.result, reckoned.sheet, pack)
    statuses = {row.code: row.status.value for row in recommendation.ranking}
    return {
        "model": {"id": recommendation.model_id, "version": recommendation.model_version},
        "recommended": recommendation.recommended,
        "sentence": reckoned.headline.text,
        "today": today,
        "is_default": reckoned.is_default,
        "statuses": statuses,
        **published,
        "left_out": list(left_out(reckoned.result, pack)),
    }
