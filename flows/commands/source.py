"""`communique source`: the cards of the sources: list them, try one, draft one."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="Sources and their cards: list, test, add.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """List all sources with what they publish and when they were last fetched.

    Example: communique source list
    """
    from flows.fetch import fetched_at
    from flows.screen import table
    from flows.workshop import workshop

    shop = workshop()
    rows = [
        (
            name,
            card.kind,
            card.connector.kind,
            card.home or "",
            fetched_at(shop.settings.data_dir, name) or "never",
            card.title,
        )
        for name, card in sorted(shop.cards.items())
    ]
    table(("name", "kind", "connector", "home", "last fetched", "title"), rows)


@app.command()
def test(
    name: Annotated[str, typer.Argument(help="Name of a source.")],
    most: Annotated[int, typer.Option(help="Stop after so many documents.", min=1, max=100)] = 5,
) -> None:
    """Show what a source would land now, and how its tables would be read. Nothing is landed and nothing remembered.

    Example: communique source test ecb-exchange-rates

    Exit codes: 0 done; 2 the source cannot be fetched, or a table of it not be read by the card.
    """
    from itertools import islice

    from flows.fetch import card_of
    from flows.screen import counted, note, table
    from flows.summary import show_pairs
    from flows.tried import tried
    from flows.workshop import workshop
    from raw.connect.items import items
    from raw.connect.state import PullState

    shop = workshop()
    pace = 60 / card_of(shop, name).limits.requests_per_minute
    note(f"· looking at {name}, a request every {pace:.1f} s at most")
    keys = {key: value.get_secret_value() for key, value in shop.settings.keys.items()}
    rows = []
    left_out: list[tuple[str, str]] = []
    refused: list[tuple[str, str, str]] = []
    for found in islice(items(card_of(shop, name), PullState(), keys), most):
        told = found.sidecar
        table_tried = tried(shop, name, found.data, told)
        left_out += table_tried.left_out
        refused += table_tried.refused
        rows.append(
            (told.name, len(found.data), table_tried.figures, told.content_type, told.published, told.title, told.url)
        )
    columns = ("name", "bytes", "figures", "type", "published", "title", "address")
    table(columns, rows, right=("bytes", "figures"))
    show_pairs("Left out of tables", ("document", "what and why"), left_out)
    if refused:
        table(("document", "why", "next"), refused, "Would be refused")
        raise typer.Exit(2)
    print(f"{counted(len(rows), 'document')} shown; land them with: communique pull {name}")


@app.command()
def add(
    url: Annotated[str, typer.Argument(help="Address of a site, a feed, a sitemap or an index page.")],
    name: Annotated[str | None, typer.Option(help="Name of the card; default: after the site's host.")] = None,
    allow_private: Annotated[bool, typer.Option(help="The address may lie in a private network.")] = False,
) -> None:
    """Draft a card by looking at a site: its feed, else its sitemap, else its own links. Look it over before use.

    Example: communique source add https://www.gov.kz/memleket/entities/economy/press/news/1?lang=en
    """
    from flows.draft import draft, name_of
    from flows.errors import CommuniqueError
    from flows.workshop import workshop
    from raw.card import BadCard

    folder = workshop().settings.cards_dir
    name = name or name_of(url)
    target = folder / f"{name}.toml"
    if target.exists():
        raise CommuniqueError("there is a card of this name", str(target), "edit it, or give another by --name")
    try:
        text = draft(url, name, allow_private=allow_private)
    except BadCard as error:
        raise CommuniqueError(str(error), "the options", "give the site's address: https://…") from error
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    print(text)
    print(f"written to {target}; look it over, then: communique source test {name}")
