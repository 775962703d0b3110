"""The country of a publisher (`home`): a code that ISO 3166 has or had, so that no slip of the pen becomes a party."""

from __future__ import annotations

from functools import lru_cache

from claims.lexicon.pack import pack


class NoCountry(ValueError):
    """No code of a country; `next_step` says what to write."""

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(f"{what}; {next_step}")
        self.what, self.next_step = what, next_step


@lru_cache(maxsize=512)
def home_code(given: str) -> str:
    """The code in capitals. Raises NoCountry."""
    rows = pack(".", "homes")
    code = given.strip().upper()
    if code in f"{rows['today']} {rows['once']} {rows['beside']}".split():
        return code
    meant = rows["instead"].get(code) or _named(given.strip())
    what = f"home is {given[:40]!r}, which is no country's code in ISO 3166"
    raise NoCountry(what, f"write {meant}" if meant else "write its alpha-2 code, such as KZ; leave it out if unknown")


def _named(given: str) -> str | None:
    """The code of a country that was given by its name or by three letters."""
    import pycountry  # late: only a mistake asks for it

    try:
        return str(pycountry.countries.lookup(given).alpha_2) if len(given) > 2 else None
    except LookupError:
        return None
