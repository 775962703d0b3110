-- One row a pair and calendar year: trade both ways as stated, the latest word on its level and on its growth.
SELECT
    f.pair_id,
    CAST(substr(CAST(f.period_start AS TEXT), 1, 4) AS INTEGER) AS year,
    max(CASE WHEN f.aspect = 'level' THEN f.value_usd END) AS turnover_usd,
    max(CASE WHEN f.aspect = 'level' THEN f.low_usd END) AS turnover_low_usd,
    max(CASE WHEN f.aspect = 'level' THEN f.high_usd END) AS turnover_high_usd,
    max(CASE WHEN f.aspect = 'change_pct' THEN f.value END) AS growth_pct,
    max(f.corroboration_count) AS corroboration_count,
    max(f.known_from) AS known_from
FROM fact_turnover AS f
WHERE f.is_current AND f.status = 'actual' AND f.period_grain = 'year' AND f.product IS NULL AND f.origin = 'stated'
  AND f.aspect IN ('level', 'change_pct')
GROUP BY f.pair_id, substr(CAST(f.period_start AS TEXT), 1, 4)
