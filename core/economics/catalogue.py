"""The cost model's content: inputs with their ranges and sources, approaches, presets."""

from datetime import date as calendar_day
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

import resources
from core.files import parse_strict_json
from core.language import _
from core.records import Record


def _of_the_calendar(text: str) -> str:
    try:
        calendar_day.fromisoformat(text)
    except ValueError as error:
        sentence = _("expected a day of the calendar, like 2026-11-20.")
        raise PydanticCustomError("refused", "{sentence}", {"sentence": sentence}) from error
    return text


Serving = Literal["hourly", "per-token", "own"]
Owner = Literal["client", "consultant", "default", "price-list"]
InputId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,40}$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_of_the_calendar)]
CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Words = Annotated[str, Field(max_length=600)]

LIST_CURRENCY = "USD"
"""The currency of price lists and defaults."""


class DefaultRange(Record):
    """A range the program starts with; ``trust`` says how far to believe it."""

    low: float
    likely: float
    high: float
    source: Words
    date: Day
    trust: Literal["vendor", "second-hand", "low", "judgement"]


class InputEntry(Record):
    """One input of the cost model.

    ``least`` and ``most`` are the limits of sense, ``unit`` what one of it is; for ``money`` it
    follows the currency ("an hour"). ``price`` ages like an offer. ``criterion`` is the question
    whose number says the same. ``serving`` limits it to ways of serving a trained model.
    Inputs of one ``driver`` rise and fall together: a case that is hard to build is hard for all.
    ``stands_in`` is the input whose value holds where nothing is known of this one.
    ``optional`` inputs leave only the figures unknown that are about them.
    """

    id: InputId
    group: InputId
    title: Words
    unit: Words
    least: float
    most: float
    default: DefaultRange | None = None
    help: Words = ""
    money: bool = False
    price: bool = False
    short: bool = False
    whole: bool = False
    optional: bool = False
    criterion: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}$")] | None = None
    serving: tuple[Serving, ...] = ()
    driver: InputId | None = None
    stands_in: InputId | None = None


class Currency(Record):
    """A currency an assessment may reckon in; ``sign`` stands before the figure.

    ``scale`` is how many times the limits of an amount in ``LIST_CURRENCY`` an amount in this
    one may reach: about twice its rate, so that no price of a weak currency is out of reach.
    """

    code: CurrencyCode
    sign: Words
    name: Words
    plural: Words
    scale: Annotated[float, Field(ge=1, le=100_000)]


class ServingEntry(Record):
    """One way to serve a trained model."""

    id: Serving
    title: Words
    text: Words


class Group(Record):
    """A heading over inputs that belong together."""

    id: InputId
    title: Words


class InputLimit(Record):
    """The likely value of an input lies within all the limits given."""

    input: InputId
    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    at_most: float | None = None

    def holds(self, value: float) -> bool:
        """Say whether a value lies within."""
        return (
            (self.above is None or value > self.above)
            and (self.at_least is None or value >= self.at_least)
            and (self.below is None or value < self.below)
            and (self.at_most is None or value <= self.at_most)
        )


class LevelRule(Record):
    """A level of a question, and when the costs say it."""

    level: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}\.[a-z]$")]
    when: tuple[InputLimit, ...]


class AnswerRule(Record):
    """How costs answer a question nobody has answered.

    ``inputs`` says how each input read is put into words ("{n} tokens"). Without ``levels`` the
    one input is the number asked for; with them the first level whose limits all hold is the
    answer, and one that cannot be decided because an input is missing leaves the question open.
    """

    criterion: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,2}$")]
    inputs: Annotated[dict[InputId, Words], Field(min_length=1)]
    levels: tuple[LevelRule, ...] = ()
    reason: Words = ""


class HorizonByLevel(Record):
    """Months to reckon over by level, where the answer to how long is no number.

    Sheets begun with a cost model of the versions ``not_for`` keep the default they began with.
    """

    months: dict[str, Annotated[int, Field(ge=1, le=120)]]
    reason: Words
    not_for: tuple[Words, ...]


class CostPack(Record):
    """Everything the cost model holds as data; money in ``LIST_CURRENCY``.

    ``components`` names what each approach is made of, so that a hybrid pays for each part once;
    ``hours`` the inputs its work to build is the sum of.
    ``left_out`` says what no figure covers.
    ``payback_factor`` is how many times the payback the base model must stay (gate G7).
    """

    format: Literal["tuning-fork-costs"]
    format_version: Literal[1]
    version: Words
    date: Day
    about: Words
    stale_after_days: dict[Owner, int]
    stale_reason: Words
    draws: int
    trial_draws: int
    cache_minimum_tokens: int
    cache_minimum_source: Words
    vector_bytes: int
    vector_overhead: float
    vector_source: Words
    payback_factor: float
    payback_reason: Words
    default_horizon_months: int
    horizon_criterion: str
    horizon_by_level: HorizonByLevel
    longest_horizon_months: int
    baseline: str
    currencies: tuple[Currency, ...]
    servings: tuple[ServingEntry, ...]
    groups: tuple[Group, ...]
    left_out: tuple[Words, ...]
    components: dict[str, tuple[str, ...]]
    hours: dict[str, tuple[str, ...]]
    answers: tuple[AnswerRule, ...]
    inputs: tuple[InputEntry, ...]

    def entry(self, name: str) -> InputEntry:
        """Return the input of that id; KeyError when there is none."""
        return self.by_id[name]

    def currency(self, code: str) -> Currency:
        """Return the currency of that code; KeyError when there is none."""
        return next(one for one in self.currencies if one.code == code)

    def entry_in(self, name: str, code: str | None) -> InputEntry:
        """Return the input with the limits it has in a currency; KeyError when there is none."""
        entry = self.by_id[name]
        scale = next((one.scale for one in self.currencies if one.code == code), 1.0)
        if not entry.money or scale == 1:
            return entry
        return entry.model_copy(update={"most": entry.most * scale})

    @cached_property
    def by_id(self) -> dict[str, InputEntry]:
        """Return the inputs by id, in the order of the pack."""
        return {entry.id: entry for entry in self.inputs}


class Preset(Record):
    """An ordinary case to start from: low, likely and high of some inputs, and the models."""

    id: InputId
    title: Words
    text: Words
    model: Words
    tuned_model: Words
    serving: Serving
    inputs: dict[InputId, tuple[float, float, float]]


class PresetFile(Record):
    """The presets with their source."""

    format: Literal["tuning-fork-cost-presets"]
    format_version: Literal[1]
    date: Day
    source: Words
    presets: tuple[Preset, ...]


@cache
def shipped_costs() -> CostPack:
    """Return the cost model that comes with the program."""
    return CostPack.model_validate_json(_checked("costs/inputs.json"))


@cache
def shipped_presets() -> PresetFile:
    """Return the presets that come with the program."""
    return PresetFile.model_validate_json(_checked("costs/presets.json"))


def _checked(name: str) -> bytes:
    data = resources.read_bytes(name)
    parse_strict_json(data, name)
    return data
