-- Two figures on one subject that no single number satisfies, one told after the other: both sides, and how far apart.
-- kind: "same day" where both were told on one day; "revised" where the subject is a period of time, so that only one can be
-- right; "moved on" where it is a stock or a target, which may have changed between the two days.
WITH figure AS (
    SELECT
        f.*,
        lag(f.fact_id) OVER subject AS other_fact_id,
        lag(f.figure_id) OVER subject AS other_figure_id,
        lag(f.value) OVER subject AS other_value,
        lag(f.hedge) OVER subject AS other_hedge,
        lag(f.known_from) OVER subject AS other_known_from,
        lag(f.claim_id) OVER subject AS other_claim_id,
        lag(f.release_id) OVER subject AS other_release_id,
        lag(f.quality) OVER subject AS other_quality
    FROM fact_all AS f
    WINDOW subject AS (
        PARTITION BY f.subject_id
        ORDER BY f.known_from, CASE WHEN f.known_to = f.known_from THEN 0 ELSE 1 END, f.fact_id
    )
)
SELECT
    g.pair_id, g.measure, g.aspect, g.status, g.product, g.period_start, g.period_end, g.unit_code,
    CASE WHEN g.known_from = g.other_known_from THEN 'same day'
         WHEN g.period_start IS NOT NULL AND g.status = 'actual' THEN 'revised'
         ELSE 'moved on' END AS kind,
    g.value, g.hedge, g.known_from, g.quality, g.fact_id, own.quote, own.sentence, r.url,
    g.other_value, g.other_hedge, g.other_known_from, g.other_quality, g.other_fact_id,
    other.quote AS other_quote, other.sentence AS other_sentence, o.url AS other_url,
    (g.value - g.other_value) / nullif(abs(g.other_value), 0) * 100 AS difference_pct
FROM figure AS g
JOIN claim AS own ON own.claim_id = g.claim_id
JOIN claim AS other ON other.claim_id = g.other_claim_id
JOIN dim_release AS r ON r.release_id = g.release_id
JOIN dim_release AS o ON o.release_id = g.other_release_id
WHERE g.other_fact_id IS NOT NULL AND g.figure_id <> g.other_figure_id
  -- What stood between two equal statements may be held back: they are two figures then, and contradict nobody.
  AND (g.value <> g.other_value OR g.hedge <> g.other_hedge)
