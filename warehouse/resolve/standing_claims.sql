-- The claims that stand: those that the newest reader of their document reads, as corrected, with their subject and interval.
-- A claim without parties is told apart by its document, so that unknown pairs never contradict one another.
WITH corrected AS (
    SELECT
        c.* REPLACE (
            coalesce(k.value, c.value) AS value,
            CASE WHEN k.value IS NULL THEN c.value_high ELSE k.value_high END AS value_high,
            -- "1.2 trillion" mended to 1.2 billion is not one to half a hundred billion.
            CASE WHEN k.value IS NULL THEN c.resolution ELSE least(c.resolution, k.resolution) END AS resolution,
            coalesce(k.hedge, c.hedge) AS hedge,
            coalesce(k.unit_code, c.unit_code) AS unit_code,
            coalesce(k.status, c.status) AS status,
            coalesce(k.period_start, c.period_start) AS period_start,
            coalesce(k.period_end, c.period_end) AS period_end
        ),
        k.correction_id,
        coalesce(c.prepared_date, r.known_from) AS known_from,
        r.is_official,
        coalesce(r.edition_of, r.release_id) AS edition,
        NULL::VARCHAR AS other_claim_id
    FROM pair_claims AS c
    JOIN pair_releases AS r USING (release_id)
    LEFT JOIN corrections AS k USING (claim_id)
    WHERE c.reader = r.reader AND NOT coalesce(k.is_withdrawn, false)
), bounded AS (
    SELECT
        *,
        -- "+ 0.0" makes a mirrored zero a plain one, which is the only zero that both databases keep.
        interval_low(value, value_high, hedge, resolution, unit_code = 'count') + 0.0::DOUBLE AS low,
        interval_high(value, value_high, hedge, resolution, unit_code = 'count') + 0.0::DOUBLE AS high,
        is_low_open(value, hedge) AS is_low_open,
        is_high_open(value, hedge) AS is_high_open
    FROM corrected
), leg AS (
    -- Exports and imports of a pair as one economy counts them; of several cells of one day the preferred one.
    SELECT *, from_party_id = counted_by_party_id AS is_export
    FROM bounded
    WHERE origin = 'counted' AND measure = 'exports' AND product IS NULL AND period_start IS NOT NULL
      AND counted_by_party_id IN (from_party_id, to_party_id) AND from_party_id <> to_party_id
    QUALIFY row_number() OVER (
        PARTITION BY pair_id, counted_by_party_id, from_party_id, period_start, period_end, unit_code, known_from
        ORDER BY is_official DESC, release_id, claim_id
    ) = 1
), completed AS (
    -- Each cell with the other direction as it was known by then.
    SELECT a.*, b.value AS other_value, b.resolution AS other_resolution, b.low AS other_low, b.high AS other_high,
           b.claim_id AS other_id
    FROM leg AS a ASOF JOIN leg AS b
        ON a.pair_id = b.pair_id AND a.counted_by_party_id = b.counted_by_party_id AND a.unit_code = b.unit_code
       AND a.period_start = b.period_start AND a.period_end = b.period_end
       AND a.from_party_id = b.to_party_id AND a.known_from >= b.known_from
    WHERE a.known_from > b.known_from OR a.is_export
), counted_turnover AS (
    -- Trade both ways by each economy's own count: the sum of the two cells, told when the second became known.
    SELECT
        * EXCLUDE (is_export, other_value, other_resolution, other_low, other_high, other_id) REPLACE (
            'turnover' AS measure, NULL AS from_party_id, NULL AS to_party_id,
            value + other_value AS value, resolution + other_resolution AS resolution,
            low + other_low AS low, high + other_high AS high, other_id AS other_claim_id
        )
    FROM completed
), told AS (
    SELECT *, id_of([
        pair_id, from_party_id, to_party_id, measure, aspect, status, product, unit_code,
        period_start::VARCHAR, period_end::VARCHAR, counted_by_party_id,
        CASE WHEN pair_id = 'ZZ' THEN release_id END
    ]) AS subject_id
    FROM (FROM bounded UNION ALL BY NAME FROM counted_turnover)
)
-- The total order of statements about a subject: by day; on one day the tighter interval, then an official source, then
-- the smaller id of the document, then the place in it.
SELECT
    *,
    count(*) OVER (PARTITION BY subject_id) AS told_count,
    row_number() OVER (
        ORDER BY subject_id, known_from, (high - low) / greatest(abs(value), 1e-9), is_official DESC,
                 release_id, quote_start, claim_id
    ) - 1 AS turn
FROM told
ORDER BY turn
