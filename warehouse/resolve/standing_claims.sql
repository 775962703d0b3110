-- The claims that stand: those that the newest reader of their document reads, as corrected, with their subject and interval.
-- A claim without parties is told apart by its document, so that unknown pairs never contradict one another.
WITH corrected AS (
    SELECT
        c.* REPLACE (
            coalesce(k.value, c.value) AS value,
            CASE WHEN k.value IS NULL THEN c.value_high ELSE k.value_high END AS value_high,
            coalesce(k.hedge, c.hedge) AS hedge,
            coalesce(k.unit_code, c.unit_code) AS unit_code,
            coalesce(k.status, c.status) AS status,
            coalesce(k.period_start, c.period_start) AS period_start,
            coalesce(k.period_end, c.period_end) AS period_end
        ),
        k.correction_id,
        coalesce(c.prepared_date, r.known_from) AS known_from,
        r.is_official
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
        is_high_open(value, hedge) AS is_high_open,
        id_of([
            pair_id, from_party_id, to_party_id, measure, aspect, status, product, unit_code,
            period_start::VARCHAR, period_end::VARCHAR, counted_by_party_id,
            CASE WHEN pair_id = 'ZZ' THEN release_id END
        ]) AS subject_id
    FROM corrected
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
FROM bounded
ORDER BY turn
