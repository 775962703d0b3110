-- One row a pair: the turnover of the latest twelve months of which a level is stated (a calendar year or another) with the
-- growth of the same twelve months, or the latest growth where no level is; projects, investment and jobs by status; and how
-- fresh it all is. Of projects, investment and jobs a stock without a period goes before figures of a period, and a later
-- period before an earlier one. quality: "warned" where any of the figures is.
WITH ranked AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY pair_id, period_start, period_end, aspect ORDER BY {preferred}) AS choice
    FROM fact_turnover
    WHERE is_current AND status = 'actual' AND origin = 'stated' AND product IS NULL AND period_grain = 'year'
      AND aspect IN ('level', 'change_pct')
), turnover AS (
    SELECT
        pair_id,
        max(CASE WHEN aspect = 'level' THEN period_start END) AS period_start,
        max(CASE WHEN aspect = 'level' THEN period_end END) AS period_end,
        max(CASE WHEN aspect = 'level' THEN value_usd END) AS value_usd,
        max(CASE WHEN aspect = 'level' THEN low_usd END) AS low_usd,
        max(CASE WHEN aspect = 'level' THEN high_usd END) AS high_usd,
        max(CASE WHEN aspect = 'change_pct' THEN value END) AS growth_pct,
        max(CASE WHEN aspect = 'change_pct' THEN period_end END) AS growth_period_end,
        max(quality) AS quality,
        row_number() OVER (
            PARTITION BY pair_id
            ORDER BY count(CASE WHEN aspect = 'level' THEN 1 END) DESC, ranked.period_end DESC
        ) AS recency
    FROM ranked WHERE choice = 1 GROUP BY pair_id, ranked.period_start, ranked.period_end
), latest AS (
    SELECT
        pair_id, measure, status, quality,
        CASE WHEN measure = 'project_investment' THEN value_usd ELSE value END AS amount,
        row_number() OVER (
            PARTITION BY pair_id, measure, status
            ORDER BY
                CASE WHEN period_start IS NULL THEN 0 ELSE 1 END,
                coalesce(CAST(period_end AS TEXT), '9999') DESC,
                period_start DESC,
                {preferred}
        ) AS recency
    FROM fact_all
    WHERE is_current AND measure IN ('projects', 'jobs', 'project_investment') AND aspect = 'level' AND product IS NULL
), staged AS (
    SELECT
        pair_id,
        max(CASE WHEN measure = 'projects' AND status = 'actual' THEN amount END) AS projects_actual,
        max(CASE WHEN measure = 'projects' AND status = 'in_progress' THEN amount END) AS projects_in_progress,
        max(CASE WHEN measure = 'projects' AND status = 'planned' THEN amount END) AS projects_planned,
        max(CASE WHEN measure = 'projects' AND status = 'total' THEN amount END) AS projects_total,
        max(CASE WHEN measure = 'project_investment' AND status = 'actual' THEN amount END) AS investment_actual_usd,
        max(CASE WHEN measure = 'project_investment' AND status = 'in_progress' THEN amount END) AS investment_in_progress_usd,
        max(CASE WHEN measure = 'project_investment' AND status = 'planned' THEN amount END) AS investment_planned_usd,
        max(CASE WHEN measure = 'project_investment' AND status = 'total' THEN amount END) AS investment_total_usd,
        max(CASE WHEN measure = 'jobs' AND status = 'actual' THEN amount END) AS jobs_actual,
        max(CASE WHEN measure = 'jobs' AND status = 'in_progress' THEN amount END) AS jobs_in_progress,
        max(CASE WHEN measure = 'jobs' AND status = 'planned' THEN amount END) AS jobs_planned,
        max(CASE WHEN measure = 'jobs' AND status = 'total' THEN amount END) AS jobs_total,
        max(quality) AS quality
    FROM latest WHERE recency = 1 GROUP BY pair_id
), freshness AS (
    SELECT pair_id, max(known_from) AS last_known_from, count(*) AS fact_count
    FROM fact_all WHERE is_current GROUP BY pair_id
)
SELECT
    p.pair_id, a.name_en AS party_a_name, b.name_en AS party_b_name,
    t.period_start AS turnover_period_start, t.period_end AS turnover_period_end,
    t.value_usd AS turnover_usd, t.low_usd AS turnover_low_usd, t.high_usd AS turnover_high_usd,
    t.growth_pct AS turnover_growth_pct, t.growth_period_end,
    s.projects_actual, s.projects_in_progress, s.projects_planned, s.projects_total,
    s.investment_actual_usd, s.investment_in_progress_usd, s.investment_planned_usd, s.investment_total_usd,
    s.jobs_actual, s.jobs_in_progress, s.jobs_planned, s.jobs_total,
    f.fact_count, f.last_known_from,
    CASE WHEN t.quality = 'warned' OR s.quality = 'warned' THEN 'warned' ELSE 'ok' END AS quality
FROM dim_pair AS p
JOIN freshness AS f ON f.pair_id = p.pair_id
JOIN dim_party AS a ON a.party_id = p.party_a_id
LEFT JOIN dim_party AS b ON b.party_id = p.party_b_id
LEFT JOIN turnover AS t ON t.pair_id = p.pair_id AND t.recency = 1
LEFT JOIN staged AS s ON s.pair_id = p.pair_id
