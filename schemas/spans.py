"""Spans of text: the evidence behind every value."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

#: How a value is known: these words say it, another mention says it, or the context does.
Basis = Literal["stated", "resolved", "inferred"]

Offset = Annotated[int, Field(ge=0)]
NonEmpty = Annotated[str, Field(min_length=1)]


class Record(BaseModel):
    """Base of every model: frozen, and closed to unknown keys.

    A record that is put into another is validated again, so that a whole article's record checks
    every span in it against the text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", revalidate_instances="always")


class Evidence(Record):
    """A piece of the article: code points `start` (inclusive) to `end` (exclusive)."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _is_not_empty(self, info: ValidationInfo) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span must end after its start, got {self.start}:{self.end}")
        text = _article_text(info)
        if text is not None and self.end > len(text):
            raise ValueError(f"span {self.start}:{self.end} ends beyond the text ({len(text)})")
        return self


class Surface(Evidence):
    """A span that carries its own text; with `context={"text": …}` the slice is checked."""

    text: NonEmpty

    @model_validator(mode="after")
    def _slices_to_its_text(self, info: ValidationInfo) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} is not as long as {self.text!r}")
        text = _article_text(info)
        if text is not None and text[self.start : self.end] != self.text:
            found = text[self.start : self.end]
            raise ValueError(f"span {self.start}:{self.end} is {found!r}, not {self.text!r}")
        return self


def _article_text(info: ValidationInfo) -> str | None:
    """The article's text, where the caller validates against it."""
    context = info.context
    text = context.get("text") if isinstance(context, dict) else None
    return text if isinstance(text, str) else None
