"""Writes resources/prices/models.json from the package genai-prices; run it again to refresh.

The date of the prices is the day the package was released, as uv.lock has it. A price that
depends on the date or the hour is the one in force on that day at 12:00 UTC; a note says so.
"""

import json
import re
import sys
import tomllib
from datetime import date, datetime, time
from decimal import Decimal
from importlib import metadata
from pathlib import Path

from genai_prices.data import providers as sources
from genai_prices.types import (
    ModelInfo,
    ModelPrice,
    Provider,
    StartDateConstraint,
    TieredPrices,
    TimeOfDateConstraint,
)

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "prices" / "models.json"
PACKAGE = "genai-prices"
NOON = time(12)

# Where a client of a consultancy buys; resellers of all the others only repeat their prices.
PROVIDERS = {
    "anthropic": "Anthropic",
    "aws": "AWS Bedrock",
    "azure": "Microsoft Azure",
    "cerebras": "Cerebras",
    "cohere": "Cohere",
    "databricks": "Databricks",
    "deepseek": "DeepSeek",
    "fireworks": "Fireworks AI",
    "google": "Google",
    "groq": "Groq",
    "mistral": "Mistral",
    "openai": "OpenAI",
    "ovhcloud": "OVHcloud",
    "together": "Together AI",
    "x-ai": "xAI",
}
# Open weights and a route of a reseller, listed under the maker, who sells neither.
LEFT_OUT = {"openai:gpt-oss-20b", "openai:gpt-oss-120b", "openai:gpt-4o:extended"}
# Sells the other's models; the source keeps most of them only there.
SELLS_FOR = {"azure": "openai"}

KEYS = {
    "input": "input_mtok",
    "cached_input": "cache_read_mtok",
    "cache_write": "cache_write_mtok",
    "output": "output_mtok",
}
WORDS = {"input": "in", "cached_input": "cached", "cache_write": "cache write", "output": "out"}
# Billed only when a request asks for them. A model billed in any other way is left out.
EXTRAS = {
    "cache_write_1h_mtok",
    "web_searches_kcount",
    "storage_searches_kcount",
    "input_audio_mtok",
    "cache_audio_read_mtok",
    "input_image_mtok",
    "cache_image_read_mtok",
    "input_video_mtok",
}
# Not text in, text out at a price per token alone; or, the last two, not on open sale.
OTHER_KINDS = re.compile(
    r"audio|embed|guard|image|live|moderation|\bocr\b|realtime|robotics|search|"
    r"transcribe|tts|voice|voxtral|cyber|contributor"
)

Entry = dict[str, object]
Prices = dict[str, Decimal | None]


def is_kept(provider: str, model: ModelInfo, prices: ModelPrice) -> bool:
    if f"{provider}:{model.id}" in LEFT_OUT:
        return False
    billed = {key for key, value in vars(prices).items() if value is not None}
    # Entries without name and context are kept by the source for the bills of long ago.
    is_known = bool(model.name or model.context_window) or model.id.startswith("ft:")
    is_text = not OTHER_KINDS.search(model.id.lower()) and billed <= {*KEYS.values(), *EXTRAS}
    return is_known and is_text and {"input_mtok", "output_mtok"} <= billed


def prices_above(prices: ModelPrice, start: int) -> Prices:
    """Return the price of each kind of token in a prompt just longer than ``start`` tokens."""
    found: Prices = {}
    for ours, theirs in KEYS.items():
        value = getattr(prices, theirs)
        if isinstance(value, TieredPrices):
            reached = [tier.price for tier in value.tiers if tier.start <= start]
            value = reached[-1] if reached else value.base
        found[ours] = value
    return found


def starts(prices: ModelPrice) -> list[int]:
    tiered = [one for one in vars(prices).values() if isinstance(one, TieredPrices)]
    return sorted({tier.start for one in tiered for tier in one.tiers})


def number(price: Decimal | None) -> float | None:
    if price is None:
        return None
    if Decimal(repr(float(price))) != price:
        raise ValueError(f"{price} cannot be written as a number without dust")
    return float(price)


def written(prices: Prices) -> Entry:
    return {kind: number(price) for kind, price in prices.items()}


def in_words(prices: ModelPrice) -> str:
    base = prices_above(prices, 0)
    return ", ".join(
        f"{price.normalize():f} {WORDS[kind]}" for kind, price in base.items() if price is not None
    )


def note(model: ModelInfo, day: date) -> str:
    if isinstance(model.prices, ModelPrice):
        return ""
    constraints = [one.constraint for one in model.prices]
    dates = sorted({one.start_date for one in constraints if isinstance(one, StartDateConstraint)})
    hours = [one for one in constraints if isinstance(one, TimeOfDateConstraint)]
    begun = [one for one in dates if one <= day]
    parts = [f"In force since {begun[-1]}."] if begun else []
    parts += by_the_hour(model, day, hours)
    for coming in (one for one in dates if one > day):
        parts.append(f"From {coming}: {in_words(model.get_prices(at(coming, NOON)))}.")
    return " ".join(parts)


def by_the_hour(model: ModelInfo, day: date, hours: list[TimeOfDateConstraint]) -> list[str]:
    borders = sorted({border for one in hours for border in (one.start_time, one.end_time)})
    usual = model.get_prices(at(day, NOON))
    parts = []
    for start, end in zip(borders, [*borders[1:], *borders[:1]], strict=True):
        other = model.get_prices(at(day, start))
        if other != usual:
            parts.append(f"From {start:%H:%M} to {end:%H:%M} UTC: {in_words(other)}.")
    return ["Price at 12:00 UTC.", *parts] if parts else []


def at(day: date, hour: time) -> datetime:
    # Without a time zone, which the source reads as UTC.
    return datetime.combine(day, hour.replace(tzinfo=None))


def shown_name(model: ModelInfo) -> str:
    if model.id.startswith("ft:"):
        return model.id.removeprefix("ft:").rstrip("-").replace("gpt", "GPT") + ", fine-tuned"
    name = model.name or name_of_maker(model.id)
    return re.sub("^gpt ", "GPT-", re.sub("^gemini ", "Gemini ", name))


def name_of_maker(model_id: str) -> str:
    """Return the name a model resold without one has at its maker, else its id."""
    place, _, rest = model_id.rpartition("anthropic.")
    reference = re.sub(r"-v\d:\d$", "", rest)
    for source in sources:
        made = source.find_model(reference) if source.id in ("anthropic", "openai") else None
        if made and made.name:
            return f"{made.name} ({place.rstrip('.')})" if place else made.name
    return model_id


def entry(provider: str, model: ModelInfo, day: date) -> Entry:
    prices = model.get_prices(at(day, NOON))
    return {
        "id": f"{provider}:{model.id}",
        "provider": PROVIDERS[provider],
        "name": shown_name(model),
        **written(prices_above(prices, 0)),
        "context": model.context_window,
        "deprecated": bool(model.deprecated),
        "tiers": [
            {"start": start, **written(prices_above(prices, start))} for start in starts(prices)
        ],
        "note": note(model, day),
    }


def entries(day: date) -> list[Entry]:
    by_id = {source.id: source for source in sources}
    found = [one for provider in PROVIDERS for one in own_entries(by_id[provider], day)]
    known = {one["id"] for one in found}
    for seller, maker in SELLS_FOR.items():
        for one in (one for one in found if str(one["id"]).startswith(f"{maker}:")):
            sold = sold_by(seller, maker, one)
            if sold["id"] not in known and ":ft:" not in str(sold["id"]):
                found.append(sold)
    return told_apart(sorted(found, key=lambda one: str(one["id"])))


def own_entries(source: Provider, day: date) -> list[Entry]:
    return [
        entry(source.id, model, day)
        for model in source.models
        if is_kept(source.id, model, model.get_prices(at(day, NOON)))
    ]


def sold_by(seller: str, maker: str, one: Entry) -> Entry:
    remark = f"Price of {PROVIDERS[maker]}; the source has no other for {PROVIDERS[seller]}."
    return {
        **one,
        "id": str(one["id"]).replace(maker, seller, 1),
        "provider": PROVIDERS[seller],
        "note": f"{remark} {one['note']}".strip(),
    }


def told_apart(found: list[Entry]) -> list[Entry]:
    titles = [(one["provider"], one["name"]) for one in found]
    for one in found:
        if titles.count((one["provider"], one["name"])) > 1:
            one["name"] = f"{one['name']} ({str(one['id']).partition(':')[2]})"
    return found


def release_date(version: str) -> date:
    """Return the day the package was released, from the lock file that names it."""
    for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]:
        if (package["name"], package["version"]) == (PACKAGE, version):
            return date.fromisoformat(str(package["wheels"][0]["upload-time"])[:10])
    raise SystemExit(f"uv.lock does not name {PACKAGE} {version}. Run: uv lock")


def price_file() -> bytes:
    """Return the file: one model per line, sorted by id, the same bytes every time."""
    version = metadata.version(PACKAGE)
    day = release_date(version)
    head = {
        "format": "tuning-fork-prices",
        "format_version": 1,
        "as_of": day.isoformat(),
        "source": {
            "name": PACKAGE,
            "version": version,
            "licence": "MIT",
            "url": "https://github.com/pydantic/genai-prices",
        },
        "currency": "USD",
        "unit": "per 1 M tokens",
    }
    models = ",\n".join(json.dumps(one, ensure_ascii=False) for one in entries(day))
    text = json.dumps(head, indent=1).removesuffix("\n}")
    return f'{text},\n "models": [\n{models}\n]}}\n'.encode()


def main() -> int:
    data = price_file()
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(data)
    count = len(json.loads(data)["models"])
    print(f"{count} models, {len(data):,} bytes: {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
