-- name: growth.counted_levels
-- severity: warning
-- owner: trade statistics
-- meaning: A stated growth rate stays near the one that counted levels give (5 points and a quarter of the rate are allowed:
--   offices count differently, and revise).
-- holds: nothing
-- reason: a stated change of {rate_low} to {rate_high} %, where the counted levels {base_value} and {level_value} {unit_code} give {counted_rate} %
with compared as (
    select
        rate.fact_id, level.fact_id as other_id, base.fact_id as third_id, rate.pair_id,
        rate.pair_id || ' ' || rate.measure || ' growth ' || rate.period_from as subject,
        rate.low as rate_low, rate.high as rate_high, base.value as base_value, level.value as level_value, level.unit_code,
        (level.value / base.value - 1) * 100 as counted_rate
    from live_fact as rate
    join live_fact as level
        on level.pair_id = rate.pair_id and level.measure = rate.measure and level.aspect = 'level'
        and level.period_from = rate.level_from and level.period_to = rate.level_to and level.status = 'actual'
        and level.direction = rate.direction and level.product = rate.product and level.origin = 'counted'
    join live_fact as base
        on base.pair_id = rate.pair_id and base.measure = rate.measure and base.aspect = 'level'
        and base.period_from = rate.base_from and base.period_to = rate.base_to and base.status = 'actual'
        and base.direction = rate.direction and base.product = rate.product and base.origin = 'counted'
        and base.unit_code = level.unit_code and base.reporter = level.reporter
    where rate.aspect = 'change_pct' and rate.status = 'actual' and rate.origin = 'stated' and base.value > 0
)
select
    compared.*,
    case when rate_high < counted_rate - 5 - abs(counted_rate) / 4 or rate_low > counted_rate + 5 + abs(counted_rate) / 4
        then 1 else 0 end as is_broken
from compared
