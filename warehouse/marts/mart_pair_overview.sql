-- One row a pair: the latest yearly turnover and its growth, projects, investment and jobs by status, and how fresh it all is.
WITH turnover AS (
    SELECT pair_id, aspect, value, value_usd, low_usd, high_usd, period_start, period_end, known_from,
           row_number() OVER (PARTITION BY pair_id, aspect ORDER BY period_end DESC, known_from DESC, fact_id) AS recency
    FROM fact_turnover
    WHERE is_current AND status = 'actual' AND origin = 'stated' AND product IS NULL AND period_grain = 'year'
      AND aspect IN ('level', 'change_pct')
), pipeline AS (
    SELECT pair_id, 'projects' AS subject, status, value AS amount, known_from, period_end, fact_id
    FROM fact_projects WHERE is_current AND aspect = 'level' AND product IS NULL
    UNION ALL
    SELECT pair_id, 'jobs', status, value, known_from, period_end, fact_id
    FROM fact_jobs WHERE is_current AND aspect = 'level' AND product IS NULL
    UNION ALL
    SELECT pair_id, 'investment', status, value_usd, known_from, period_end, fact_id
    FROM fact_investment
    WHERE is_current AND aspect = 'level' AND product IS NULL AND measure = 'project_investment'
), latest AS (
    SELECT pair_id, subject, status, amount, known_from,
           row_number() OVER (PARTITION BY pair_id, subject, status ORDER BY known_from DESC, fact_id) AS recency
    FROM pipeline
), staged AS (
    SELECT
        pair_id,
        max(CASE WHEN subject = 'projects' AND status = 'actual' THEN amount END) AS projects_actual,
        max(CASE WHEN subject = 'projects' AND status = 'in_progress' THEN amount END) AS projects_in_progress,
        max(CASE WHEN subject = 'projects' AND status = 'planned' THEN amount END) AS projects_planned,
        max(CASE WHEN subject = 'projects' AND status = 'total' THEN amount END) AS projects_total,
        max(CASE WHEN subject = 'investment' AND status = 'actual' THEN amount END) AS investment_actual_usd,
        max(CASE WHEN subject = 'investment' AND status = 'in_progress' THEN amount END) AS investment_in_progress_usd,
        max(CASE WHEN subject = 'investment' AND status = 'planned' THEN amount END) AS investment_planned_usd,
        max(CASE WHEN subject = 'investment' AND status = 'total' THEN amount END) AS investment_total_usd,
        max(CASE WHEN subject = 'jobs' AND status = 'actual' THEN amount END) AS jobs_actual,
        max(CASE WHEN subject = 'jobs' AND status = 'in_progress' THEN amount END) AS jobs_in_progress,
        max(CASE WHEN subject = 'jobs' AND status = 'planned' THEN amount END) AS jobs_planned,
        max(CASE WHEN subject = 'jobs' AND status = 'total' THEN amount END) AS jobs_total
    FROM latest WHERE recency = 1 GROUP BY pair_id
), freshness AS (
    SELECT pair_id, max(known_from) AS last_known_from, count(*) AS fact_count
    FROM fact_all WHERE is_current GROUP BY pair_id
)
SELECT
    p.pair_id, a.name_en AS party_a_name, b.name_en AS party_b_name,
    t.period_start AS turnover_period_start, t.period_end AS turnover_period_end,
    t.value_usd AS turnover_usd, t.low_usd AS turnover_low_usd, t.high_usd AS turnover_high_usd,
    g.value AS turnover_growth_pct, g.period_end AS growth_period_end,
    s.projects_actual, s.projects_in_progress, s.projects_planned, s.projects_total,
    s.investment_actual_usd, s.investment_in_progress_usd, s.investment_planned_usd, s.investment_total_usd,
    s.jobs_actual, s.jobs_in_progress, s.jobs_planned, s.jobs_total,
    f.fact_count, f.last_known_from
FROM dim_pair AS p
JOIN freshness AS f ON f.pair_id = p.pair_id
JOIN dim_party AS a ON a.party_id = p.party_a_id
LEFT JOIN dim_party AS b ON b.party_id = p.party_b_id
LEFT JOIN turnover AS t ON t.pair_id = p.pair_id AND t.aspect = 'level' AND t.recency = 1
LEFT JOIN turnover AS g ON g.pair_id = p.pair_id AND g.aspect = 'change_pct' AND g.recency = 1
LEFT JOIN staged AS s ON s.pair_id = p.pair_id
