-- name: growth.from_a_to_b
-- severity: error
-- owner: trade statistics
-- meaning: Within one passage, a rate with "from A to B" agrees with its own two ends, whether or not they are the figures in force
--   (with one pair of ends, where a passage gives several: in dollars and in tonnes, by both sides' count).
-- holds: fact
-- reason: "from {base_low} - {base_high} to {level_low} - {level_high}" is a change of {implied_low} to {implied_high} %, and not {rate_low} to {rate_high} %
with compared as (
    select
        rate.fact_id, level.fact_id as other_id, base.fact_id as third_id, rate.pair_id,
        rate.pair_id || ' ' || rate.measure || ' passage ' || rate.told_by as subject,
        rate.low as rate_low, rate.high as rate_high, base.low as base_low, base.high as base_high,
        level.low as level_low, level.high as level_high,
        (level.low / base.high - 1) * 100 as implied_low,
        case when base.low <= 0 then 1e30 else (level.high / base.low - 1) * 100 end as implied_high, rate.told_by,
        case when rate.is_current = 0 or level.is_current = 0 or base.is_current = 0 then 1 else 0 end as is_aside
    from told_fact as rate
    join told_fact as level
        on level.told_by = rate.told_by and level.pair_id = rate.pair_id and level.measure = rate.measure
        and level.aspect = 'level' and level.period_from = rate.level_from and level.period_to = rate.level_to
        and level.direction = rate.direction and level.product = rate.product
        and level.told_at between rate.told_at - 250 and rate.told_at + 250
    join told_fact as base
        on base.told_by = rate.told_by and base.pair_id = rate.pair_id and base.measure = rate.measure
        and base.aspect = 'level' and base.period_from = rate.base_from and base.period_to = rate.base_to
        and base.direction = rate.direction and base.product = rate.product and base.unit_code = level.unit_code
        and base.told_at between rate.told_at - 250 and rate.told_at + 250
    where rate.aspect = 'change_pct' and rate.origin = 'stated' and rate.period_from > 0 and base.high > 0
),
judged as (
    select
        compared.*,
        min(case when rate_high < implied_low - 1e-6 or rate_low > implied_high + 1e-6 then 1 else 0 end)
            over (partition by fact_id, told_by) as is_broken
    from compared
)
-- Where all three are in force, growth.stated_levels has looked at them.
select judged.*
from judged
where is_aside = 1
