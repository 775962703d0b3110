-- name: growth.to_target
-- severity: warning
-- owner: trade statistics
-- meaning: A planned multiple ("fivefold by 2030") and a planned level of the same horizon agree with the latest level reached
--   (a third is allowed, as the base year is seldom named).
-- holds: nothing
-- reason: a planned change of {rate_low} to {rate_high} % from {base_low} - {base_high} does not lead to the planned {level_low} - {level_high} {unit_code}
with rate as materialized (
    select * from live_fact where aspect = 'change_pct' and status = 'planned' and origin = 'stated' and low >= 50 and period_to > 0
),
latest as (
    select
        rate.fact_id, level.fact_id as other_id, base.fact_id as third_id, rate.pair_id,
        rate.pair_id || ' ' || rate.measure || ' target ' || rate.period_from as subject,
        rate.low as rate_low, rate.high as rate_high, base.low as base_low, base.high as base_high,
        level.low as level_low, level.high as level_high, level.unit_code,
        row_number() over (partition by rate.fact_id, level.fact_id order by base.period_to desc, base.fact_id) as nth
    from rate
    join live_fact as level
        on level.pair_id = rate.pair_id and level.measure = rate.measure and level.aspect = 'level' and level.status = 'planned'
        and level.period_to = rate.period_to and level.direction = rate.direction and level.product = rate.product
    join live_fact as base
        on base.pair_id = rate.pair_id and base.measure = rate.measure and base.aspect = 'level' and base.status = 'actual'
        and base.direction = rate.direction and base.product = rate.product and base.unit_code = level.unit_code
        and base.period_grain = 'year' and base.period_to <= rate.published and base.low > 0
)
select
    latest.*,
    case when level_high < base_low * (1 + rate_low / 100) / 1.33 or level_low > base_high * (1 + rate_high / 100) * 1.33
        then 1 else 0 end as is_broken
from latest
where nth = 1
