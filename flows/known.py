"""What options say of texts that do not say it themselves."""

from __future__ import annotations

from datetime import date

from claims.homes import NoCountry, home_code
from flows.errors import CommuniqueError
from raw.sidecar import BadSidecar, Sidecar

_EXAMPLE = "--published 2023-09-26 --home KZ --lang en"


def day_of(value: str | None, option: str) -> date | None:
    """The day that an option gives. Raises CommuniqueError for what is no date."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise CommuniqueError(f"{option} {value!r} is no date", "the options", "write it as 2023-09-26") from error


def given_day(value: str, option: str) -> date:
    """The day that an option must give. Raises CommuniqueError, also where it is empty, as by an unset variable."""
    day = day_of(value, option)
    if day is None:
        raise CommuniqueError(f"{option} gives no day", "the options", "write it as 2023-09-26")
    return day


def known_from(published: str | None, home: str | None, lang: str | None) -> Sidecar:
    """What the options say of a document. Raises CommuniqueError for a date, country or language of another form."""
    day_of(published, "--published")
    said = {"published": published, "home": home and _home_of(home), "lang": lang and lang.lower()}
    try:
        return Sidecar.from_record(said)
    except BadSidecar as error:
        raise CommuniqueError(str(error), "the options", f"mend that option, such as {_EXAMPLE}") from error


def _home_of(value: str) -> str:
    try:
        return home_code(value)
    except NoCountry as error:
        raise CommuniqueError(error.what, "--home", error.next_step) from error
