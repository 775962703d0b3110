"""A part of a source card: frozen, and a field that it does not know is named together with those that it knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from raw.slip import unknown


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _knows_its_fields(cls, said: Any) -> Any:
        for name in said if isinstance(said, Mapping) else ():
            if name not in cls.model_fields:
                # Raised under the field's own place, so that the message names it and not the section alone.
                why = PydanticCustomError("unknown_field", "{why}", {"why": unknown(str(name), cls.model_fields)})
                raise ValidationError.from_exception_data(
                    cls.__name__, [InitErrorDetails(type=why, loc=(str(name),), input=None)]
                )
        return said
