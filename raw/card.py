"""A source card: who publishes, under which licence, in which form, how it is fetched and within which limits.

One TOML file a source, `raw/sources/<name>.toml`, checked here when it is loaded; a user's own cards may stand in
another folder. The `[table]` section is handed on as it is: the reader of tables checks it, for it knows the layouts;
whoever knows that reader gives its check to `cards`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Field,
    HttpUrl,
    SerializeAsAny,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from raw.connect.settings import BY_KIND, Settings, WebSettings
from raw.section import Section

Form = TypeVar("Form", bound=Settings)


def _known_country(code: str) -> str:
    import pycountry  # late: most starts meet no card

    # Not in ISO 3166, and yet in use: Kosovo, the European Union.
    if code not in ("XK", "EU") and pycountry.countries.get(alpha_2=code) is None:
        raise ValueError(f"{code!r} is no country's code in ISO 3166" + ("; write GB" if code == "UK" else ""))
    return code


Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$"), AfterValidator(_known_country)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class BadCard(ValueError):
    """A source card that cannot be used; says which card, which field and why."""


class Limits(Section):
    """What a source may be asked for: requests a minute, seconds to wait, bytes of one answer, tries of one request."""

    requests_per_minute: float = Field(default=30, gt=0, le=6_000)
    timeout_seconds: float = Field(default=60, gt=0, le=3_600)
    max_bytes: int = Field(default=64 << 20, gt=0)
    max_requests: int = Field(default=2_000, gt=0)
    tries: int = Field(default=6, ge=1, le=20)
    longest_wait_seconds: float = Field(default=300, gt=0)


class Key(Section):
    """A key that the service asks for: `setting` names it among the settings, its value never stands in a card."""

    setting: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    place: Literal["header", "param"] = "header"
    name: str
    is_required: bool = True


class Paging(Section):
    """How an answer of several pages is asked for.

    `page` counts pages from `first`, `offset` counts rows from `first`, `next` follows the address that the answer
    gives at `next_at`. The last page is told by `pages_at` (a number in the answer), or is shorter than `size`.
    Paths are dotted keys and indexes of the JSON answer ("0.pages"), `rows_at` that of its records.
    """

    style: Literal["page", "offset", "next"]
    param: str | None = None
    first: int = 1
    size_param: str | None = None
    size: int = Field(default=1_000, gt=0)
    rows_at: str = ""
    pages_at: str | None = None
    next_at: str | None = None


class Incremental(Section):
    """Ask only for what is new: `param` takes the first period wanted, written as `form` says.

    `form` is a strftime pattern with `{since}`/`{until}` around it ("{since}:{until}"), `grain` the step, `first` the
    period to begin with, `overlap` how many known periods to fetch again because offices revise them. With
    `is_listed`, `param` takes every period in between, joined by commas, at most `most` in one request.
    """

    param: str
    grain: Literal["year", "quarter", "month", "day"]
    first: date
    form: str = "{since}"
    overlap: int = Field(default=2, ge=0)
    is_listed: bool = False
    most: int = Field(default=12, gt=0)


class Connector(Section):
    """How the bytes are fetched, and how often a schedule looks for new ones.

    `settings` are those that its kind knows (`raw.connect.settings`).

    For `http`: one request for each combination of `for_each`, with `params` and `headers` the same for all; a name of
    `for_each` that stands in braces in the url goes there, the others become params.
    `empty_statuses` are answers that mean "no data" (SDMX services say 404), `error_at` is where a JSON answer with
    status 200 tells an error.
    """

    kind: Literal["folder", "feed", "page", "sitemap", "warc", "http"]
    every_minutes: float = Field(default=60, ge=1)
    url: str | None = Field(default=None, pattern=r"^https?://")
    params: dict[str, str] = Field(default_factory=dict)
    headers: dict[str, str] = Field(default_factory=dict)
    for_each: dict[str, list[str]] = Field(default_factory=dict)
    key: Key | None = None
    paging: Paging | None = None
    incremental: Incremental | None = None
    empty_statuses: tuple[int, ...] = ()
    error_at: str | None = None
    settings: SerializeAsAny[Settings] = Field(default_factory=Settings, validate_default=True)

    @field_validator("settings", mode="plain")
    @classmethod
    def _as_its_kind_knows_them(cls, said: Any, info: ValidationInfo) -> Settings:
        form = BY_KIND.get(info.data.get("kind", ""))
        if form is None:  # the kind itself is wrong, and is named
            return Settings()
        return form.model_validate({} if type(said) is Settings else said)

    def settings_of(self, form: type[Form]) -> Form:
        """The settings in the form of a kind. Raises TypeError where the connector is of another."""
        if not isinstance(self.settings, form):
            raise TypeError(f"settings of kind {self.kind!r} are no {form.__name__}")
        return self.settings

    @model_validator(mode="after")
    def _web_has_an_address(self) -> Self:
        if isinstance(self.settings, WebSettings) and self.url is None:
            raise ValueError(f"a connector of kind {self.kind} needs a url")
        if self.url is not None and not urlsplit(self.url).hostname:  # raises ValueError of its own as well
            raise ValueError("its url names no host")
        return self


class Card(Section):
    """One source. `home` is the publisher's country, null for an international body."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    kind: Literal["releases", "statistics"]
    publisher: str
    licence: str
    licence_url: HttpUrl | None = None
    documentation: tuple[HttpUrl, ...] = ()
    home: Country | None = None
    language: Language = "en"
    decimal_mark: Literal[".", ","] = "."
    thousands_marks: str = ""
    date_formats: tuple[str, ...] = ()
    notes: str = ""
    connector: Connector
    limits: Limits = Limits()
    table: dict[str, Any] | None = None

    def layout(self) -> dict[str, Any] | None:
        """The table section, with the card's own number marks and date formats where it leaves them open."""
        if self.table is None:
            return None
        own: dict[str, Any] = {}
        if self.model_fields_set & {"decimal_mark", "thousands_marks"}:
            own = {"decimal_mark": self.decimal_mark, "thousands_marks": self.thousands_marks}
        if self.date_formats:
            own["date_formats"] = list(self.date_formats)
        return {**own, **self.table}


def card_from(mapping: Mapping[str, Any], where: str) -> Card:
    """The card a mapping declares. Raises BadCard naming the first field that is wrong."""
    try:
        return Card.model_validate(mapping)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(step) for step in first["loc"]) or "the card"
        raise BadCard(f"{where}: {field}: {first['msg'].removeprefix('Value error, ')}") from error


def read_card(path: Path) -> Card:
    """The card of a TOML file, whose name it takes where it gives none. Raises BadCard."""
    try:
        mapping = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise BadCard(f"{path}: {error}") from error
    return card_from({"name": path.stem, **mapping}, str(path))


def own_cards() -> Path:
    """The folder of the cards that come with the product."""
    return Path(str(resources.files("raw") / "sources"))


def cards(
    *folders: Path, check_table: Callable[[Mapping[str, Any], str], object] = lambda layout, where: None
) -> dict[str, Card]:
    """All cards of the folders by name; a later folder's card replaces an earlier one's. Raises BadCard.

    `check_table` is given the layout that a card of the folders declares, and the card's file; what it raises is passed
    on. Our own cards hold, and are not checked at every start.
    """
    found = {card.name: card for card in map(read_card, sorted(own_cards().glob("*.toml")))}
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        card = read_card(path)
        if (layout := card.layout()) is not None:
            check_table(layout, str(path))
        found[card.name] = card
    return found
