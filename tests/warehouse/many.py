"""Batches of any size for measuring: claims as many releases would make them, over many pairs, years and measures."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pycountry

from warehouse import forms
from warehouse.batch import SCHEMAS, Batch

CLAIMS_A_RELEASE = 8
_CLAIMS = """
SELECT
    left(sha256('claim ' || i), 32) AS claim_id, left(sha256('release ' || i // $per_release), 32) AS release_id,
    ['turnover', 'exports', 'project_investment', 'projects', 'jobs', 'fdi', 'contracts', 'capacity'][1 + i % 8]
        AS measure,
    CASE WHEN i % 8 IN (0, 1) AND i % 3 = 0 THEN 'change_pct' ELSE 'level' END AS aspect,
    round(exp((hash(i // 3) % 2000) / 100.0) * 1000) AS value, NULL::DOUBLE AS value_high,
    ['eq', 'eq', 'eq', 'gt', 'approx'][(1 + hash(i) % 5)::INT] AS hedge,
    CASE WHEN i % 8 IN (0, 1) AND i % 3 = 0 THEN 'percent' WHEN i % 8 IN (3, 4, 7) THEN 'count' ELSE 'USD' END AS unit,
    ['actual', 'planned', 'in_progress'][(1 + hash(i, 1) % 3)::INT] AS status,
    make_date((2000 + hash(i, 2) % 24)::INT, 1, 1) AS period_start,
    make_date((2000 + hash(i, 2) % 24)::INT, 12, 31) AS period_end,
    list_sort([a.code, b.code]) AS parties,
    CASE WHEN i % 8 IN (1, 5) THEN a.code END AS from_party, CASE WHEN i % 8 IN (1, 5) THEN b.code END AS to_party,
    NULL::VARCHAR AS product, (i % 8) * 10 AS start, (i % 8) * 10 + 9 AS end, 'figure ' || i AS quote,
    1.0 AS resolution,
    'bench' AS rule, 1.0 AS confidence
FROM range($first, $last) AS t(i)
-- Every million has countries of its own on one side: a later million does not touch the pairs of an earlier one.
JOIN codes AS a ON a.place = hash(i // $per_release, 3) % 20 + 20 * (i // 1000000 % 10)
JOIN codes AS b ON b.place = 200 + hash(i // $per_release, 4) % 40
"""
_RELEASES = """
SELECT
    left(sha256('release ' || i), 32) AS release_id, 'source ' || i % 20 AS source, 'https://example.org/' || i AS url,
    TIMESTAMPTZ '2024-01-01 00:00:00+00' AS fetched_at, (DATE '2005-01-01' + (hash(i) % 7000)::INT) AS published,
    'en' AS lang, NULL::VARCHAR AS home, 'Release ' || i AS title, repeat('Figures of trade. ', 5) AS text,
    'text/plain' AS content_type, i % 3 > 0 AS is_official, 'bench 1' AS reader, NULL::VARCHAR AS edition_of
FROM range($first // $per_release, ($last + $per_release - 1) // $per_release) AS t(i)
"""


_PAIRS = """
SELECT DISTINCT array_to_string(parties, '-') AS pair_id, parties[1] AS party_a_id, parties[2] AS party_b_id,
       2 AS party_count
FROM claims
"""
_RELEASE_ROWS = """
SELECT *, source AS source_name, published AS published_date, published AS known_from, lang AS language_code,
       home AS home_party_id
FROM releases
"""
_CLAIM_ROWS = """
SELECT *, array_to_string(parties, '-') AS pair_id, from_party AS from_party_id, to_party AS to_party_id,
       unit AS unit_code, "start" AS quote_start, "end" AS quote_end, rule AS rule_name, 'bench 1' AS reader,
       'stated' AS origin, NULL AS counted_by_party_id, NULL AS observation_status, NULL AS prepared_date,
       NULL AS sentence
FROM claims
"""
_FACT_ROWS = """
SELECT claims.*, unit AS unit_code, left(sha256(claim_id), 32) AS fact_id,
       left(sha256(claim_id || 's'), 32) AS subject_id,
       left(sha256(claim_id || 'f'), 32) AS figure_id, NULL AS counted_by_party_id, 'year' AS period_grain,
       value AS low, value AS high, value AS value_usd, value AS low_usd, value AS high_usd, 1.0 AS fx_rate,
       NULL AS fx_source_name, NULL AS fx_date, 'stated' AS origin, NULL AS observation_status,
       published AS known_from, NULL AS known_to, true AS is_current, 1 AS corroboration_count, 'ok' AS quality,
       NULL AS correction_id, 'load' AS load_id
FROM claims JOIN releases USING (release_id)
"""
_KEYED_FACTS = """
SELECT *, array_to_string(parties, '-') AS pair_id, from_party AS from_party_id, to_party AS to_party_id FROM facts
"""


def rows_of(count: int) -> dict[str, pa.Table]:
    """Rows of dim_release, dim_pair and claim, and `facts`: as many facts, with codes of parties and no keys yet."""
    batch = many(0, count)
    with duckdb.connect() as duck:
        duck.register("claims", batch.claims)
        duck.register("releases", batch.releases)
        queries = {"dim_release": _RELEASE_ROWS, "dim_pair": _PAIRS, "claim": _CLAIM_ROWS}
        rows = {name: forms.conform(name, duck.sql(query).to_arrow_table()) for name, query in queries.items()}
        return rows | {"facts": duck.sql(_FACT_ROWS).to_arrow_table()}


def keyed(facts: pa.Table, name: str) -> pa.Table:
    """Facts with the keys of their pairs and parties, in the columns of fact table `name`."""
    with duckdb.connect() as duck:
        duck.register("facts", facts)
        return forms.conform(name, duck.sql(_KEYED_FACTS).to_arrow_table())


def many(first: int, last: int) -> Batch:
    """The claims numbered from `first` up to `last`, with their releases; a number always makes the same claim."""
    codes = sorted(country.alpha_2 for country in pycountry.countries)
    with duckdb.connect() as duck:
        duck.register("codes", pa.table({"place": range(len(codes)), "code": codes}))
        numbers = {"first": first, "last": last, "per_release": CLAIMS_A_RELEASE}
        releases = duck.sql(_RELEASES, params=numbers).to_arrow_table().cast(SCHEMAS["releases"])
        claims = duck.sql(_CLAIMS, params=numbers).to_arrow_table().cast(SCHEMAS["claims"])
    return Batch(releases=releases, claims=claims)
