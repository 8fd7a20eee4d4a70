"""Model prices: a dated file, read strictly, and what one request costs by it."""

import json
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

import resources
from core.economics.catalogue import Day
from core.errors import FileFault
from core.files import parse_strict_json
from core.language import _
from core.records import Record
from core.schema_faults import refuse_newer, schema_faults

FORMAT = "tuning-fork-prices"
FORMAT_VERSION = 1
SHIPPED = "prices/models.json"
# Forty times the shipped file.
PRICE_FILE_LIMIT = 5_000_000
# A cent per token, some fifteen times the dearest model known: above it a unit was mistaken.
PRICE_CEILING = 10_000

_TOKENS_PER_UNIT = 1_000_000


def _on_one_line(text: str) -> str:
    if text.isprintable() and text == text.strip():
        return text
    raise _refusal(_("expected text on one line without spaces or invisible characters around it."))


def _refusal(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("refused", "{sentence}", {"sentence": sentence})


Price = Annotated[float, Field(ge=0, le=PRICE_CEILING)]
TokenCount = Annotated[int, Field(ge=1, le=1_000_000_000)]
Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_on_one_line)]
Remark = Annotated[str, Field(max_length=500), AfterValidator(_on_one_line)]
ModelId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}:[A-Za-z0-9._:/@+-]{1,120}$")]


class TokenPrices(Record):
    """Prices in USD per 1 M tokens; an unknown cache price is None and counts as ``input``."""

    input: Price
    cached_input: Price | None = None
    cache_write: Price | None = None
    output: Price


class Tier(TokenPrices):
    """The prices of a whole request whose prompt is longer than ``start`` tokens."""

    start: TokenCount


class ModelPrice(TokenPrices):
    """What one model costs at one provider; ``context`` is its largest prompt in tokens."""

    id: ModelId
    provider: Name
    name: Name
    context: TokenCount | None = None
    deprecated: bool = False
    tiers: Annotated[tuple[Tier, ...], Field(max_length=20)] = ()
    note: Remark = ""

    def at_prompt(self, prompt_tokens: float) -> TokenPrices:
        """Return the prices of a request whose whole prompt, cached part included, is this long."""
        reached = [tier for tier in self.tiers if prompt_tokens > tier.start]
        return reached[-1] if reached else self


class PriceSource(Record):
    """Where the prices of a file were taken from."""

    name: Name
    version: Annotated[str, Field(max_length=100), AfterValidator(_on_one_line)] = ""
    licence: Annotated[str, Field(max_length=100), AfterValidator(_on_one_line)] = ""
    url: Annotated[str, Field(max_length=500), AfterValidator(_on_one_line)] = ""


class PriceFile(Record):
    """The price file; ``as_of`` is the day its prices were in force, like 2026-11-20."""

    format: Literal["tuning-fork-prices"]
    format_version: Annotated[int, Field(ge=1, le=FORMAT_VERSION)]
    as_of: Day
    source: PriceSource
    currency: Literal["USD"]
    unit: Literal["per 1 M tokens"]
    models: Annotated[tuple[ModelPrice, ...], Field(min_length=1, max_length=5_000)]

    def find(self, model_id: str) -> ModelPrice | None:
        """Return the model with this id."""
        return next((model for model in self.models if model.id == model_id), None)

    def search(self, text: str) -> tuple[ModelPrice, ...]:
        """Return the models with all words of the text in provider, name or id.

        The order of the words and their case do not matter. Deprecated models come last.
        """
        words = text.casefold().split()
        found = [model for model in self.models if _has_words(model, words)]
        return tuple(sorted(found, key=lambda model: model.deprecated))


def _has_words(model: ModelPrice, words: list[str]) -> bool:
    described = f"{model.provider} {model.name} {model.id}".casefold()
    return all(word in described for word in words)


@cache
def shipped_prices() -> PriceFile:
    """Return the prices that come with the program."""
    return read_prices(resources.read_bytes(SHIPPED), SHIPPED)


def read_prices(data: bytes, file: str) -> PriceFile:
    """Return the prices in a price file; FileFault names place and expectation."""
    if len(data) > PRICE_FILE_LIMIT:
        expected = _("expected at most {size} MB; this file is larger.")
        raise FileFault(file, "", expected.format(size=PRICE_FILE_LIMIT // 1_000_000))
    content = parse_strict_json(data, file)
    _check_format(content, file)
    prices = _validated(content, file)
    _check_models(prices, file)
    return prices


def _check_format(content: object, file: str) -> None:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        expected = _('expected model prices for Tuning Fork, with "format": "{format}".')
        raise FileFault(file, "format", expected.format(format=FORMAT))
    refuse_newer(content, FORMAT_VERSION, file)


def _validated(content: object, file: str) -> PriceFile:
    try:
        return PriceFile.model_validate_json(json.dumps(content))
    except ValidationError as error:
        for fault in schema_faults(error, content, file):
            raise fault from error
        raise FileFault(file, "", _("expected model prices for Tuning Fork.")) from error


def _check_models(prices: PriceFile, file: str) -> None:
    seen: set[str] = set()
    for model in prices.models:
        if model.id in seen:
            raise FileFault(file, model.id, _("expected each id once; this one stands twice."))
        seen.add(model.id)
        starts = [tier.start for tier in model.tiers]
        if starts != sorted(set(starts)):
            expected = _("expected tiers in rising order of their start, each start once.")
            raise FileFault(file, f"{model.id}, tiers", expected)


def price_of(
    model: ModelPrice,
    input_tokens: float,
    cached_tokens: float,
    written_tokens: float,
    output_tokens: float,
) -> float:
    """Return the price of one request in USD (domain D2).

    The three parts of the prompt are disjoint: tokens read from the cache, tokens written to it
    and the rest, ``input_tokens``. The length of the whole prompt decides on the tier.
    """
    if min(input_tokens, cached_tokens, written_tokens, output_tokens) < 0:
        raise ValueError("a request has no negative number of tokens")
    prices = model.at_prompt(input_tokens + cached_tokens + written_tokens)
    cached = prices.input if prices.cached_input is None else prices.cached_input
    write = prices.input if prices.cache_write is None else prices.cache_write
    return (
        input_tokens * prices.input
        + cached_tokens * cached
        + written_tokens * write
        + output_tokens * prices.output
    ) / _TOKENS_PER_UNIT
