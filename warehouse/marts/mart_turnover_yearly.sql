-- One row a pair and calendar year, January to December: trade both ways as stated, its level and its growth, each with all
-- its columns from one fact. Corroboration and the day it became known are those of the level; of the growth where there is
-- no level. quality: "warned" where either fact is.
WITH ranked AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY pair_id, period_start, period_end, aspect ORDER BY {preferred}) AS choice
    FROM fact_turnover
    WHERE is_current AND status = 'actual' AND origin = 'stated' AND product IS NULL AND period_grain = 'year'
      AND substr(CAST(period_start AS TEXT), 5) = '-01-01' AND aspect IN ('level', 'change_pct')
)
SELECT
    pair_id,
    CAST(substr(CAST(period_start AS TEXT), 1, 4) AS INTEGER) AS year,
    max(CASE WHEN aspect = 'level' THEN value_usd END) AS turnover_usd,
    max(CASE WHEN aspect = 'level' THEN low_usd END) AS turnover_low_usd,
    max(CASE WHEN aspect = 'level' THEN high_usd END) AS turnover_high_usd,
    max(CASE WHEN aspect = 'change_pct' THEN value END) AS growth_pct,
    coalesce(max(CASE WHEN aspect = 'level' THEN corroboration_count END), max(corroboration_count)) AS corroboration_count,
    coalesce(max(CASE WHEN aspect = 'level' THEN known_from END), max(known_from)) AS known_from,
    max(quality) AS quality,
    max(CASE WHEN aspect = 'level' THEN fact_id END) AS level_fact_id,
    max(CASE WHEN aspect = 'change_pct' THEN fact_id END) AS growth_fact_id
FROM ranked
WHERE choice = 1
GROUP BY pair_id, period_start, period_end
