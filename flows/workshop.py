"""What a process works with: the settings, the landing zone and the warehouse, opened when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claims.model import Reading
from flows.inputs import Item, Limits, Refusal, gather
from flows.logs import hush
from flows.progress import watched
from flows.settings import Settings, load
from raw.landing import Landing
from raw.sidecar import Sidecar

if TYPE_CHECKING:
    from claims.tables.layout import TableLayout
    from flows.lineage import Told
    from flows.steps import Read
    from raw.card import Card
    from warehouse.audit import Audit
    from warehouse.load import Load
    from warehouse.publish import Published
    from warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a landing brought: the ids of all documents named, how many of them are new, and what was refused."""

    release_ids: tuple[str, ...] = ()
    new_count: int = 0
    refused: tuple[Refusal, ...] = ()


@dataclass
class Staged:
    """A load on its way: staged, then audited, then published, then followed up."""

    load: Load
    audit: Audit | None = None
    published: Published | None = None
    told: Told | None = None
    ways: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Workshop:
    """One a process. Readings and landings made ahead of a flow (while its server starts) are kept for it."""

    settings: Settings
    readings: dict[str, Reading] = field(default_factory=dict)
    batches: dict[tuple[str, ...], Read] = field(default_factory=dict)
    staged: dict[str, Staged] = field(default_factory=dict)
    _ahead: dict[tuple[Any, ...], Arrived] = field(default_factory=dict)

    @cached_property
    def landing(self) -> Landing:
        return Landing(self.settings.raw_dir)

    @cached_property
    def warehouse(self) -> Warehouse:
        from flows.errors import CommuniqueError
        from flows.sql import address
        from warehouse.store import Warehouse

        address(self.settings)
        own = self.settings.corrections_file
        if self.settings.corrections and not own.is_file():
            advice = "name a file that is there, or unset COMMUNIQUE_CORRECTIONS"
            raise CommuniqueError("there is no such file of corrections", str(own), advice)
        return Warehouse(self.settings.database_url, self.settings.lake_url, corrections_file=own)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """All source cards by name. Raises CommuniqueError for a card that cannot be used."""
        from flows.errors import CommuniqueError
        from raw.card import BadCard, cards

        try:
            return cards(self.settings.cards_dir, check_table=_checked)
        except BadCard as error:
            raise CommuniqueError(str(error), "the source cards", "mend that card") from error

    def layout(self, source: str | None) -> TableLayout | None:
        """The table layout that a source's card declares; none where the layout is to be recognised."""
        from claims.tables.layout import layout_from

        card = self.cards.get(source or "")
        declared = card.layout() if card else None
        return layout_from(declared, f"card {source}") if declared else None

    @property
    def limits(self) -> Limits:
        return Limits.of(self.settings.max_document_mb, self.settings.max_table_mb)

    def land_ahead(self, paths: list[str], known: Sidecar) -> Arrived:
        """Land now what a flow will ask for in a moment."""
        self._ahead[(*paths, known)] = arrived = land(
            self.landing, watched(gather(paths, known, self.limits), "landing")
        )
        return arrived

    def land(self, paths: list[str], known: Sidecar) -> Arrived:
        """Land files and folders, or hand over what was landed ahead."""
        return self._ahead.pop((*paths, known), None) or land(self.landing, gather(paths, known, self.limits))

    def forget(self, release_ids: Iterable[str]) -> None:
        """Drop what was read of documents and any load on its way: a long-lived process must not grow."""
        self.staged.clear()
        self.batches.clear()
        for release_id in release_ids:
            self.readings.pop(release_id, None)
        if "warehouse" in self.__dict__:
            self.warehouse.discard()

    def is_well(self) -> bool:
        """Whether the database answers at all: if not, no document is to blame."""
        from sqlalchemy import text

        try:
            with self.warehouse.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Exception:
            return False
        return True

    def is_blameless(self, error: Exception) -> bool:
        """Whether no document is to blame for an error: another load holds the warehouse, or the database is away."""
        from warehouse.lock import LoadLocked

        return isinstance(error, LoadLocked) or not self.is_well()

    def close(self) -> None:
        """Let go of the warehouse if it was opened."""
        if "warehouse" in self.__dict__:
            self.warehouse.close()
            del self.__dict__["warehouse"]


def _checked(layout: Mapping[str, Any], where: str) -> None:
    from claims.tables.error import TableError
    from claims.tables.layout import layout_from  # late: it brings pyarrow, and few have cards of tables of their own
    from flows.errors import CommuniqueError

    try:
        layout_from(layout, where)
    except TableError as error:  # of the card: no document that is being read is to blame
        raise CommuniqueError(error.what, error.where, error.next) from error


def land(landing: Landing, items: Iterable[Item | Refusal]) -> Arrived:
    """Land items one by one; the order of the ids is that of the items, each once. Raises OSError (a full disk)."""
    ids: dict[str, bool] = {}
    refused: list[Refusal] = []
    for item in items:
        if isinstance(item, Refusal):
            refused.append(item)
            continue
        landed = landing.land(item.data, item.sidecar)
        ids[landed.release_id] = ids.get(landed.release_id, False) or landed.is_new
    return Arrived(tuple(ids), sum(ids.values()), tuple(refused))


_open: Workshop | None = None


def workshop() -> Workshop:
    """The workshop of this process, made from its environment when first asked for. Raises CommuniqueError."""
    global _open
    if _open is None:
        hush()
        _open = Workshop(load())
    return _open


def close_workshop() -> None:
    """Close the workshop; the next call makes a new one from the environment as it then is."""
    global _open
    if _open is not None:
        _open.close()
        _open = None
