"""Language versions of one page that come as files are one witness, as those that a connector fetches are."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from flows import steps
from flows.inputs import gather
from flows.settings import Settings
from flows.workshop import Workshop, land
from raw.sidecar import Sidecar

SITE = "https://gov.example"
WORDS = {
    "en": "Trade turnover between Kazakhstan and Belarus reached $1.2 billion in 2023.",
    "ru": "Товарооборот между Казахстаном и Беларусью в 2023 году составил 1,2 млрд долларов.",
}


def page(lang: str, number: int) -> str:
    links = "".join(f'<link rel="alternate" hreflang="{one}" href="{SITE}/{one}/news/{number}">' for one in WORDS)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>t {number}</title>{links}</head>'
        f"<body><article><p>{WORDS[lang]}</p></article></body></html>"
    )


@pytest.mark.slow
def test_a_translation_that_came_as_a_file_is_no_second_witness(tmp_path: Path) -> None:
    shop = Workshop(Settings(data_dir=tmp_path / "data"))
    for lang in WORDS:
        (tmp_path / f"{lang}.html").write_text(page(lang, 7), "utf-8")
    (tmp_path / "other.html").write_text(page("en", 8), "utf-8")
    try:
        known = Sidecar(source="inbox", published="2024-02-14", home="KZ")
        ids = land(shop.landing, gather([str(path) for path in sorted(tmp_path.glob("*.html"))], known)).release_ids
        load_id = steps.stage(shop, ids)
        steps.gate(shop, load_id)
        steps.publish(shop, load_id)
        with shop.warehouse.engine.connect() as connection:
            editions = connection.execute(text("SELECT edition_of FROM dim_release ORDER BY 1")).scalars().all()
            counts = connection.execute(text("SELECT corroboration_count FROM fact_turnover")).scalars().all()
    finally:
        shop.close()
    assert editions == [f"{SITE}/en/news/7", f"{SITE}/en/news/7", f"{SITE}/en/news/8"]
    assert counts == [2]
