-- Projects, their investment and their jobs by status, over known time: a row for each span in which a word was the latest.
SELECT
    f.pair_id, f.measure, f.status, f.product, f.period_start, f.period_end, f.known_from, f.known_to, f.is_current,
    f.value, f.value_high, f.hedge, f.unit_code, f.value_usd, f.corroboration_count, f.quality, f.fact_id, f.release_id
FROM fact_all AS f
WHERE f.measure IN ('projects', 'project_investment', 'jobs') AND f.aspect = 'level'
  AND (f.known_to IS NULL OR f.known_to > f.known_from)
