"""What every paragraph of agreement.yaml is made of: codes, moments, words in three languages, spans of time.

Moments are local time in the agreement's zone unless they carry an offset; a date alone is its first moment.
`from` is the first moment at which something holds, `until` the first at which it no longer does.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Code = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Lower-case letters, digits and hyphens; never reused.")
]
Moment = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$",
        description="A date, or a date and time: 2017-07-09 or 2017-07-09T12:00.",
    ),
]
SourceText = Annotated[str, Field(min_length=1, description="Where this is known from.")]


class Paragraph(BaseModel):
    """The rules of every paragraph: unknown words are refused, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, str_strip_whitespace=True)


class Words(Paragraph):
    """The same words in the three languages."""

    en: str = Field(min_length=1, description="In English.")
    ar: str = Field(min_length=1, description="In Arabic.")
    ru: str = Field(min_length=1, description="In Russian.")


class Span(Paragraph):
    """A time during which something holds."""

    start: Moment | None = Field(
        default=None, alias="from", description="First moment at which it holds; left out: as long as is known."
    )
    end: Moment | None = Field(
        default=None, alias="until", description="First moment at which it no longer holds; left out: no end."
    )
