-- name: growth.stated_levels
-- severity: error
-- owner: trade statistics
-- meaning: A stated growth rate can lead from the stated level of the period before to the stated level of its own period.
-- holds: weaker
-- reason: a change of {rate_low} to {rate_high} % cannot lead from {base_low} - {base_high} to {level_low} - {level_high} {unit_code}: these allow {implied_low} to {implied_high} %
with compared as (
    select
        rate.fact_id, level.fact_id as other_id, base.fact_id as third_id, rate.pair_id,
        rate.pair_id || ' ' || rate.measure || ' growth ' || rate.period_from as subject,
        rate.low as rate_low, rate.high as rate_high, base.low as base_low, base.high as base_high,
        level.low as level_low, level.high as level_high, level.unit_code,
        (level.low / base.high - 1) * 100 as implied_low,
        case when base.low <= 0 then 1e30 else (level.high / base.low - 1) * 100 end as implied_high
    from live_fact as rate
    join live_fact as level
        on level.pair_id = rate.pair_id and level.measure = rate.measure and level.aspect = 'level'
        and level.period_from = rate.level_from and level.period_to = rate.level_to and level.status = 'actual'
        and level.direction = rate.direction and level.product = rate.product and level.origin = 'stated'
    join live_fact as base
        on base.pair_id = rate.pair_id and base.measure = rate.measure and base.aspect = 'level'
        and base.period_from = rate.base_from and base.period_to = rate.base_to and base.status = 'actual'
        and base.direction = rate.direction and base.product = rate.product and base.origin = 'stated'
        and base.unit_code = level.unit_code
    where rate.aspect = 'change_pct' and rate.status = 'actual' and rate.origin = 'stated' and base.high > 0
)
select
    compared.*,
    case when rate_high < implied_low - 1e-6 or rate_low > implied_high + 1e-6 then 1 else 0 end as is_broken
from compared
