-- One row a source: what came from it and when, how much of it held figures, and how many facts carry a warning.
WITH release AS (
    SELECT source_name, count(*) AS release_count, min(known_from) AS first_known_from, max(known_from) AS last_known_from,
           max(fetched_at) AS last_fetched_at, count(DISTINCT language_code) AS language_count,
           count(CASE WHEN published_date IS NULL THEN 1 END) AS undated_count
    FROM dim_release GROUP BY source_name
), figure AS (
    SELECT r.source_name, count(*) AS claim_count, count(DISTINCT c.release_id) AS release_with_claims_count,
           avg(c.confidence) AS mean_confidence
    FROM claim AS c JOIN dim_release AS r ON r.release_id = c.release_id AND r.reader = c.reader
    GROUP BY r.source_name
), left_over AS (
    SELECT r.source_name, count(*) AS unplaced_count
    FROM unplaced AS u JOIN dim_release AS r ON r.release_id = u.release_id GROUP BY r.source_name
), fact AS (
    SELECT r.source_name, count(*) AS fact_count, count(CASE WHEN f.quality = 'warned' THEN 1 END) AS warned_count
    FROM fact_all AS f JOIN dim_release AS r ON r.release_id = f.release_id GROUP BY r.source_name
)
SELECT
    r.source_name, r.release_count, r.first_known_from, r.last_known_from, r.last_fetched_at, r.language_count, r.undated_count,
    coalesce(g.claim_count, 0) AS claim_count, coalesce(g.release_with_claims_count, 0) AS release_with_claims_count,
    g.mean_confidence, coalesce(l.unplaced_count, 0) AS unplaced_count,
    coalesce(f.fact_count, 0) AS fact_count, coalesce(f.warned_count, 0) AS warned_count
FROM release AS r
LEFT JOIN figure AS g ON g.source_name = r.source_name
LEFT JOIN left_over AS l ON l.source_name = r.source_name
LEFT JOIN fact AS f ON f.source_name = r.source_name
