"""The settings that each kind of connector knows (`[connector] settings` of a card), with their types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator

from raw.section import Section


def _compiled(said: Any) -> Any:
    if not isinstance(said, str):
        return said
    try:
        return re.compile(said)
    except re.error as error:
        raise ValueError(f"pattern {said!r} does not compile: {error}") from error


def _matches_names(said: Any) -> Any:
    if isinstance(said, str):
        try:
            PurePosixPath("a").match(said)
        except ValueError as error:
            raise ValueError(f"{said!r} matches no file name: {error}") from error
    return said


Links = Annotated[re.Pattern[str], BeforeValidator(_compiled)]
Names = Annotated[str, BeforeValidator(_matches_names)]


class Settings(Section):
    """What every kind begins from: none."""


class FolderSettings(Settings):
    """`path` is a folder, s3://bucket/prefix or the like; `pattern` the file names wanted."""

    path: str | None = None
    pattern: Names = "*"


class WarcSettings(FolderSettings):
    """`links` is found in the addresses of the pages wanted."""

    links: Links = re.compile(".")


class WebSettings(Settings):
    """`allow_private`: addresses of private networks may be asked."""

    allow_private: bool = False


class SiteSettings(WebSettings):
    """`ignore_robots`: what robots.txt closes may be asked for, by agreement with the publisher."""

    ignore_robots: bool = False


class FeedSettings(SiteSettings):
    """`take`: each entry's page, or the entry's own text."""

    take: Literal["page", "entry"] = "page"


class PageSettings(SiteSettings):
    """`links` is found in the addresses of the linked pages wanted; without it the page itself is taken."""

    links: Annotated[re.Pattern[str] | None, BeforeValidator(_compiled)] = None


class SitemapSettings(SiteSettings):
    """`links` is found in the addresses of the listed pages wanted."""

    links: Links = re.compile(".")


BY_KIND: Final[Mapping[str, type[Settings]]] = {
    "folder": FolderSettings,
    "warc": WarcSettings,
    "feed": FeedSettings,
    "page": PageSettings,
    "sitemap": SitemapSettings,
    "http": WebSettings,
}
