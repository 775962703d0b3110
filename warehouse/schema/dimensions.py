"""The dimensions: who, when, where it was said, and what else the text names."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import SQLModel

from warehouse.schema import common
from warehouse.schema.columns import column, index_name, listed
from warehouse.schema.words import EVENT_KINDS, ISIC_SECTIONS, PARTY_KINDS


class DimParty(SQLModel, table=True):
    __tablename__ = "dim_party"
    __table_args__ = (
        {"comment": "Economies and groups of economies; ZZ stands for a party that the text does not name"},
    )
    party_id: str = column(str, "ISO 3166 alpha-2 code, or the code of a group such as EAEU", key=True)
    party_kind: str = column(str, listed(PARTY_KINDS), words=PARTY_KINDS)
    name_en: str = common.NAME_EN
    name_ru: str | None = common.NAME_RU
    name_kk: str | None = common.NAME_KK
    region_name: str | None = column(str, "United Nations M49 sub-region, null for groups", null=True)


class BridgePartyGroup(SQLModel, table=True):
    __tablename__ = "bridge_party_group"
    __table_args__ = ({"comment": "Membership of groups over time (slowly changing, type 2)"},)
    group_party_id: str = column(str, "Code of the group", key=True, ref="dim_party.party_id")
    party_id: str = column(str, "Code of the member", key=True, ref="dim_party.party_id")
    valid_from: date = column(date, "First day of membership", key=True)
    valid_to: date | None = column(date, "Day from which it is a member no longer; null while it is one", null=True)
    is_current: bool = column(bool, "Whether it is a member still")


class DimPair(SQLModel, table=True):
    __tablename__ = "dim_pair"
    __table_args__ = ({"comment": "Parties a figure ties together, whatever their order"},)
    pair_id: str = column(str, "Codes of the parties, sorted, joined by hyphens: BY-KZ", key=True)
    party_a_id: str = column(str, "First party by code", ref="dim_party.party_id")
    party_b_id: str | None = column(
        str, "Second party by code; null for a group's own trade", null=True, ref="dim_party.party_id"
    )
    party_count: int = column(
        int, "Number of parties: 2, unless a text ties more together or speaks of a group", least=1
    )


class DimDate(SQLModel, table=True):
    __tablename__ = "dim_date"
    __table_args__ = ({"comment": "Days, with what reports group them by"},)
    date_id: date = column(date, "The day", key=True)
    year: int = column(int, "Calendar year")
    half: int = column(int, "Half of the year, 1 or 2", least=1, most=2)
    quarter: int = column(int, "Quarter of the year, 1 to 4", least=1, most=4)
    month: int = column(int, "Month of the year, 1 to 12", least=1, most=12)
    day: int = column(int, "Day of the month", least=1, most=31)
    iso_week: int = column(int, "ISO 8601 week number, of iso_year", least=1, most=53)
    is_month_end: bool = column(bool, "Whether it is the last day of its month")
    iso_year: int = column(int, "Year that the ISO 8601 week belongs to")


class DimCurrency(SQLModel, table=True):
    __tablename__ = "dim_currency"
    __table_args__ = ({"comment": "Currencies by ISO 4217 code, historic ones too"},)
    currency_code: str = column(str, "ISO 4217 code", key=True)
    name_en: str = common.NAME_EN
    name_ru: str | None = common.NAME_RU
    name_kk: str | None = common.NAME_KK


class DimSource(SQLModel, table=True):
    __tablename__ = "dim_source"
    __table_args__ = ({"comment": "Sources as their cards describe them (slowly changing, type 2: a row a version)"},)
    source_version_id: str = column(str, "Hash of name and attributes", key=True)
    source_name: str = column(str, "Name of the source card")
    home_party_id: str | None = common.HOME_PARTY
    is_official: bool = column(bool, "Whether it speaks for a government, an agency or a statistics office")
    valid_from: date = column(date, "First day on which a release came from the source so described")
    valid_to: date | None = column(date, "Day from which it was described otherwise; null while it holds", null=True)
    is_current: bool = column(bool, "Whether the description holds still")


class DimRelease(SQLModel, table=True):
    __tablename__ = "dim_release"
    __table_args__ = (
        Index(index_name("dim_release", "source_name"), "source_name"),
        {"comment": "Documents: releases and statistical tables, one row a document by its bytes"},
    )
    release_id: str = column(str, "First 32 hex digits of the sha256 of the bytes", key=True)
    source_name: str = column(str, "Source that it was fetched from first")
    url: str | None = column(str, "Canonical address", null=True)
    fetched_at: datetime = column(datetime, "When it was fetched first, UTC", run_bound=True)
    published_date: date | None = column(date, "Date of publication, as the document gives it", null=True)
    known_from: date = column(
        date, "Publication date, else the day on which it was fetched: when its figures became known"
    )
    language_code: str | None = column(str, "ISO 639-1 code", null=True)
    home_party_id: str | None = common.HOME_PARTY
    is_official: bool = common.IS_OFFICIAL
    title: str | None = column(str, "Title", null=True)
    content_type: str | None = column(str, "Media type of the bytes", null=True)
    reader: str = column(str, "Newest reader, with its version, that has read the document")
    edition_of: str | None = column(
        str, "Address that the language versions of one page share; null for a page without other versions", null=True
    )


class ReleaseText(SQLModel, table=True):
    __tablename__ = "release_text"
    __table_args__ = (
        {"comment": "Text of a release as the reader saw it; the offsets of quotes count its characters"},
    )
    release_id: str = common.NAMED_IN
    text: str = column(str, "The text")


class DimOfficial(SQLModel, table=True):
    __tablename__ = "dim_official"
    __table_args__ = (
        {"comment": "Officials and the posts releases give them (slowly changing, type 2: a row a post held)"},
    )
    official_id: str = column(str, "Hash of name, country and post", key=True)
    person_id: str = column(str, "Hash of name and country: the same for all posts of a person")
    person_name: str = column(str, "Name as releases write it")
    post_name: str = column(str, "Post")
    party_id: str | None = column(str, "Country that the post belongs to", null=True, ref="dim_party.party_id")
    valid_from: date = column(date, "First day a release gives the person this post")
    valid_to: date | None = column(
        date, "First later day on which only other posts are given; null while it holds", null=True
    )
    is_current: bool = column(bool, "Whether no later release gives the person another post")


class BridgeReleaseOfficial(SQLModel, table=True):
    __tablename__ = "bridge_release_official"
    __table_args__ = (
        Index(index_name("bridge_release_official", "person_id"), "person_id"),
        {"comment": "Where a release names an official"},
    )
    release_id: str = common.NAMED_IN
    official_id: str = column(str, "The official in that post", key=True, of="dim_official.official_id")
    person_id: str = column(str, "The person")
    quote_start: int = common.MENTION_START
    quote_end: int = common.MENTION_END
    person_name: str = column(str, "Name as written")
    post_name: str = column(str, "Post as written")
    party_id: str | None = column(str, "Country of the post", null=True, of="dim_party.party_id")
    known_from: date = column(date, "When the release became known")


class DimEvent(SQLModel, table=True):
    __tablename__ = "dim_event"
    __table_args__ = ({"comment": "Forums, exhibitions, meetings and other events that releases name"},)
    event_id: str = column(str, "Hash of kind and name", key=True)
    event_kind: str = column(str, listed(EVENT_KINDS))
    event_name: str = column(str, "Name, the first in alphabetical order of those written")


class BridgeReleaseEvent(SQLModel, table=True):
    __tablename__ = "bridge_release_event"
    __table_args__ = (
        Index(index_name("bridge_release_event", "event_id"), "event_id"),
        {"comment": "Where a release names an event"},
    )
    release_id: str = common.NAMED_IN
    event_id: str = column(str, "The event", key=True, of="dim_event.event_id")
    quote_start: int = common.MENTION_START
    quote_end: int = common.MENTION_END
    event_kind: str = column(str, "Kind as read")
    event_name: str = column(str, "Name as written")


class DimArea(SQLModel, table=True):
    __tablename__ = "dim_area"
    __table_args__ = ({"comment": "Fields of cooperation, tied to sections of ISIC Rev. 4"},)
    area_id: str = column(str, "Code of the field in the product's vocabulary", key=True)
    isic_section_code: str = column(str, "ISIC Rev. 4 section, A to U", words=ISIC_SECTIONS)


class BridgeReleaseArea(SQLModel, table=True):
    __tablename__ = "bridge_release_area"
    __table_args__ = ({"comment": "Where a release speaks of a field of cooperation"},)
    release_id: str = common.NAMED_IN
    area_id: str = column(str, "The field", key=True, ref="dim_area.area_id")
    quote_start: int = common.MENTION_START
    quote_end: int = common.MENTION_END


class SignedDocument(SQLModel, table=True):
    __tablename__ = "signed_document"
    __table_args__ = ({"comment": "Documents signed or to be signed, as releases name them"},)
    release_id: str = column(str, "The document that names it", key=True, ref="dim_release.release_id")
    quote_start: int = common.MENTION_START
    quote_end: int = common.MENTION_END
    document_kind: str = column(str, "Kind: memorandum, agreement, contract, roadmap and so on")
    document_title: str = column(str, "Title as written")
