-- name: growth.counted_levels
-- severity: warning
-- owner: trade statistics
-- meaning: A stated growth rate stays near the one that counted levels give (5 points and a quarter of the rate are allowed:
--   offices count differently, and revise).
-- holds: nothing
-- reason: a stated change of {rate_low} to {rate_high} %, where what {reporters} office(s) counted gives {counted_low} to {counted_high} %
with rate as materialized (
    select * from live_fact where aspect = 'change_pct' and status = 'actual' and origin = 'stated' and period_from > 0
),
counted as (
    select
        rate.fact_id, min(level.fact_id) as other_id, rate.pair_id, rate.measure, rate.period_from, rate.low as rate_low,
        rate.high as rate_high, count(*) as reporters, min((level.value / base.value - 1) * 100) as counted_low,
        max((level.value / base.value - 1) * 100) as counted_high
    from rate
    join gate_counted as level
        on level.pair_id = rate.pair_id and level.measure = rate.measure and level.period_from = rate.level_from
        and level.period_to = rate.level_to and level.direction = rate.direction and level.product = rate.product
    join gate_counted as base
        on base.pair_id = rate.pair_id and base.measure = rate.measure and base.period_from = rate.base_from
        and base.period_to = rate.base_to and base.direction = rate.direction and base.product = rate.product
        and base.unit_code = level.unit_code and base.reporter = level.reporter
    where base.value > 0
    group by rate.fact_id, rate.pair_id, rate.measure, rate.period_from, rate.low, rate.high
)
select
    counted.*, pair_id || ' ' || measure || ' growth counted ' || period_from as subject,
    case when rate_high < counted_low - 5 - abs(counted_low) / 4 or rate_low > counted_high + 5 + abs(counted_high) / 4
        then 1 else 0 end as is_broken
from counted
