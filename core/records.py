"""The one way this program validates data from outside: strict, frozen, nothing extra."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A validated, unchangeable piece of data; unknown keys and lax conversions are refused."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )
