"""The kinds of values a pack file is made of."""

from typing import Annotated, Literal

from pydantic import Field

Text = Annotated[str, Field(min_length=1, max_length=2_000)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Name = Annotated[str, Field(min_length=1, max_length=60)]
FactorId = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
GateId = Annotated[str, Field(pattern=r"^(G[0-9]{1,2}[a-z]?|[A-Z]{2}[0-9]{1,2}-[a-z]+)$")]
SourceId = Annotated[str, Field(pattern=r"^(S[0-9]-[0-9]{1,2}|\[[0-9]{1,3}\])$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")]
ApproachCode = Literal["PE", "ICL", "RAG", "CO", "LORA", "FULL", "PREF", "FT+RAG", "FT+ICL"]
Mark = Annotated[int, Field(ge=-2, le=2)]
Share = Annotated[float, Field(ge=0, le=1)]
Importance = Annotated[int, Field(ge=0, le=100)]
ReadingTrust = Literal["full", "excerpt", "secondary", "memory"]
