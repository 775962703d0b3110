-- One row a pair and period: turnover as stated against turnover as each side counts it, in US dollars, with a verdict.
-- "within rounding": one more half unit of the stated figure's last place would bring the count in; "within mirror gap":
-- the two sides' own counts lie further apart than the statement lies from them. Each side of a comparison
-- is one fact. Growth as counted is in the currency that was counted in, or in dollars where that is nearer to what is
-- stated: a rate of growth does not say in which currency it is. quality: "warned" where any fact that is compared is.
WITH ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY pair_id, period_start, period_end, aspect, origin, counted_by_party_id
            ORDER BY {preferred}
        ) AS choice
    FROM fact_turnover
    WHERE is_current AND status = 'actual' AND product IS NULL AND period_start IS NOT NULL
      AND (aspect = 'level' OR (aspect = 'change_pct' AND origin = 'stated'))
), stated AS (
    SELECT
        pair_id, period_start, period_end, period_grain,
        count(CASE WHEN aspect = 'level' THEN 1 END) AS level_count,
        max(CASE WHEN aspect = 'level' AND choice = 1 THEN low_usd END) AS low_usd,
        max(CASE WHEN aspect = 'level' AND choice = 1 THEN high_usd END) AS high_usd,
        max(CASE WHEN aspect = 'level' AND choice = 1 THEN value_usd END) AS value_usd,
        max(CASE WHEN aspect = 'level' AND choice = 1 THEN fact_id END) AS level_fact_id,
        max(CASE WHEN aspect = 'level' AND choice = 1 THEN release_id END) AS level_release_id,
        max(CASE WHEN aspect = 'change_pct' AND choice = 1 THEN value END) AS growth_pct,
        max(CASE WHEN aspect = 'change_pct' AND choice = 1 THEN low END) AS growth_low_pct,
        max(CASE WHEN aspect = 'change_pct' AND choice = 1 THEN high END) AS growth_high_pct,
        max(CASE WHEN aspect = 'change_pct' AND choice = 1 THEN fact_id END) AS growth_fact_id,
        max(CASE WHEN choice = 1 THEN quality END) AS quality,
        count(*) AS stated_count
    FROM ranked WHERE origin = 'stated'
    GROUP BY pair_id, period_start, period_end, period_grain
), counted AS (
    SELECT
        f.pair_id, f.period_start, f.period_end, f.period_grain,
        max(CASE WHEN f.counted_by_party_id = p.party_a_id THEN f.value_usd END) AS by_a_usd,
        max(CASE WHEN f.counted_by_party_id = p.party_b_id THEN f.value_usd END) AS by_b_usd,
        max(CASE WHEN f.counted_by_party_id = p.party_a_id THEN f.value END) AS by_a,
        max(CASE WHEN f.counted_by_party_id = p.party_b_id THEN f.value END) AS by_b,
        max(CASE WHEN f.counted_by_party_id = p.party_a_id THEN f.unit_code END) AS unit_a,
        max(CASE WHEN f.counted_by_party_id = p.party_b_id THEN f.unit_code END) AS unit_b,
        max(f.value_usd) AS most_usd, min(f.value_usd) AS least_usd, max(f.quality) AS quality
    FROM ranked AS f JOIN dim_pair AS p ON p.pair_id = f.pair_id
    WHERE f.origin = 'counted' AND f.choice = 1
    GROUP BY f.pair_id, f.period_start, f.period_end, f.period_grain
), dated AS (
    SELECT *, CAST(substr(CAST(period_start AS TEXT), 1, 4) AS INTEGER) AS start_year,
           substr(CAST(period_start AS TEXT), 5) AS start_day,
           CAST(substr(CAST(period_end AS TEXT), 1, 4) AS INTEGER) AS end_year,
           -- February ends a day later in a leap year.
           replace(substr(CAST(period_end AS TEXT), 5), '-02-29', '-02-28') AS end_day
    FROM counted
), grown AS (
    SELECT
        now.*,
        (now.by_a_usd / nullif(earlier.by_a_usd, 0) - 1) * 100 AS growth_by_a_in_usd,
        (now.by_b_usd / nullif(earlier.by_b_usd, 0) - 1) * 100 AS growth_by_b_in_usd,
        CASE WHEN now.unit_a = earlier.unit_a THEN (now.by_a / nullif(earlier.by_a, 0) - 1) * 100 END AS growth_by_a_own,
        CASE WHEN now.unit_b = earlier.unit_b THEN (now.by_b / nullif(earlier.by_b, 0) - 1) * 100 END AS growth_by_b_own
    FROM dated AS now
    LEFT JOIN dated AS earlier
        ON earlier.pair_id = now.pair_id AND earlier.period_grain = now.period_grain
       AND earlier.start_year = now.start_year - 1 AND earlier.start_day = now.start_day
       AND earlier.end_year = now.end_year - 1 AND earlier.end_day = now.end_day
), period AS (
    SELECT pair_id, period_start, period_end, period_grain FROM stated
    UNION
    SELECT pair_id, period_start, period_end, period_grain FROM counted
), compared AS (
    SELECT
        p.pair_id, p.period_start, p.period_end, p.period_grain,
        coalesce(s.stated_count, 0) AS stated_count, coalesce(s.level_count, 0) AS level_count,
        s.value_usd AS stated_usd, s.low_usd AS stated_low_usd, s.high_usd AS stated_high_usd,
        s.level_fact_id, s.level_release_id,
        c.by_a_usd AS counted_by_a_usd, c.by_b_usd AS counted_by_b_usd, c.least_usd, c.most_usd,
        c.by_a_usd - c.by_b_usd AS mirror_gap_usd,
        s.growth_pct AS stated_growth_pct, s.growth_low_pct, s.growth_high_pct, s.growth_fact_id,
        CASE WHEN abs(c.growth_by_a_in_usd - s.growth_pct) < abs(c.growth_by_a_own - s.growth_pct) THEN c.growth_by_a_in_usd
             ELSE coalesce(c.growth_by_a_own, c.growth_by_a_in_usd) END AS growth_by_a_pct,
        CASE WHEN abs(c.growth_by_b_in_usd - s.growth_pct) < abs(c.growth_by_b_own - s.growth_pct) THEN c.growth_by_b_in_usd
             ELSE coalesce(c.growth_by_b_own, c.growth_by_b_in_usd) END AS growth_by_b_pct,
        CASE WHEN s.quality = 'warned' OR c.quality = 'warned' THEN 'warned' ELSE 'ok' END AS quality,
        -- How far the nearer count lies outside of what is stated; nought inside.
        CASE
            WHEN c.least_usd IS NULL THEN NULL
            WHEN c.most_usd < s.low_usd THEN s.low_usd - c.most_usd
            WHEN c.least_usd > s.high_usd THEN c.least_usd - s.high_usd
            ELSE 0
        END AS distance_usd,
        CASE WHEN (c.by_a_usd >= s.low_usd OR s.low_usd IS NULL) AND (c.by_a_usd <= s.high_usd OR s.high_usd IS NULL) THEN 1
             WHEN (c.by_b_usd >= s.low_usd OR s.low_usd IS NULL) AND (c.by_b_usd <= s.high_usd OR s.high_usd IS NULL) THEN 1
             ELSE 0 END AS is_inside
    FROM period AS p
    LEFT JOIN stated AS s ON s.pair_id = p.pair_id AND s.period_start = p.period_start AND s.period_end = p.period_end
    LEFT JOIN grown AS c ON c.pair_id = p.pair_id AND c.period_start = p.period_start AND c.period_end = p.period_end
)
SELECT
    pair_id, period_start, period_end, period_grain, stated_count,
    stated_usd, stated_low_usd, stated_high_usd, level_fact_id, level_release_id,
    counted_by_a_usd, counted_by_b_usd, mirror_gap_usd,
    CASE
        WHEN level_count = 0 THEN 'cannot compare: nobody stated a level'
        WHEN stated_usd IS NULL THEN 'cannot compare: no exchange rate for what was stated'
        WHEN least_usd IS NULL AND counted_by_a_usd IS NULL AND counted_by_b_usd IS NULL THEN 'cannot compare: nobody counted'
        WHEN is_inside = 1 THEN 'agrees'
        WHEN distance_usd <= (stated_high_usd - stated_low_usd) / 2 THEN 'within rounding'
        WHEN distance_usd = 0 OR distance_usd <= abs(mirror_gap_usd) THEN 'within mirror gap'
        ELSE 'disagrees'
    END AS verdict,
    stated_growth_pct, growth_fact_id,
    growth_by_a_pct AS counted_growth_by_a_pct, growth_by_b_pct AS counted_growth_by_b_pct,
    CASE
        WHEN stated_growth_pct IS NULL THEN 'cannot compare: nobody stated a growth rate'
        WHEN growth_by_a_pct IS NULL AND growth_by_b_pct IS NULL
            THEN 'cannot compare: not counted in both periods'
        WHEN growth_by_a_pct >= coalesce(growth_low_pct, growth_by_a_pct)
         AND growth_by_a_pct <= coalesce(growth_high_pct, growth_by_a_pct) THEN 'agrees'
        WHEN growth_by_b_pct >= coalesce(growth_low_pct, growth_by_b_pct)
         AND growth_by_b_pct <= coalesce(growth_high_pct, growth_by_b_pct) THEN 'agrees'
        ELSE 'disagrees'
    END AS growth_verdict,
    quality
FROM compared
