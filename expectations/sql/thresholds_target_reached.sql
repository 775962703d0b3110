-- name: thresholds.target_reached
-- severity: warning
-- owner: trade statistics
-- meaning: A target lies above what had been reached when it was set.
-- holds: nothing
-- reason: the target of {own_low} - {own_high} {unit_code} for {horizon} lies below {reached_low}, reached already for {reached_period}
with target as materialized (
    select * from live_fact
    where status = 'planned' and aspect = 'level' and period_grain = 'year' and origin = 'stated'
        and measure in ('turnover', 'exports')
),
reached as (
    select
        target.fact_id, level.fact_id as other_id, target.pair_id,
        target.pair_id || ' ' || target.measure || ' target ' || target.direction || ' ' || target.period_to as subject,
        target.low as own_low, target.high as own_high, target.period_to as horizon, level.low as reached_low,
        level.period_from as reached_period, target.unit_code,
        row_number() over (partition by target.fact_id order by level.period_to desc, level.fact_id) as nth
    from target
    join live_fact as level
        on level.pair_id = target.pair_id and level.measure = target.measure and level.aspect = 'level'
        and level.status = 'actual' and level.direction = target.direction and level.product = target.product
        and level.unit_code = target.unit_code and level.period_grain = 'year' and level.published <= target.published
        and level.period_to < target.period_from
)
select reached.*, case when own_high < reached_low then 1 else 0 end as is_broken
from reached
where nth = 1
