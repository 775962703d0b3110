-- name: growth.by_amount
-- severity: error
-- owner: trade statistics
-- meaning: A stated rise or fall by an amount can lead from the level of the period before to the level of its own period.
-- holds: weaker
-- reason: a change by {change_low} - {change_high} cannot lead from {base_low} - {base_high} to {level_low} - {level_high} {unit_code}
with compared as (
    select
        change.fact_id, level.fact_id as other_id, base.fact_id as third_id, change.pair_id,
        change.pair_id || ' ' || change.measure || ' amount ' || change.period_from as subject,
        change.low as change_low, change.high as change_high, base.low as base_low, base.high as base_high,
        level.low as level_low, level.high as level_high, level.unit_code
    from live_fact as change
    join live_fact as level
        on level.pair_id = change.pair_id and level.measure = change.measure and level.aspect = 'level'
        and level.period_from = change.level_from and level.period_to = change.level_to and level.status = 'actual'
        and level.direction = change.direction and level.product = change.product and level.origin = 'stated'
        and level.unit_code = change.unit_code
    join live_fact as base
        on base.pair_id = change.pair_id and base.measure = change.measure and base.aspect = 'level'
        and base.period_from = change.base_from and base.period_to = change.base_to and base.status = 'actual'
        and base.direction = change.direction and base.product = change.product and base.origin = 'stated'
        and base.unit_code = change.unit_code
    where change.aspect = 'change_abs' and change.status = 'actual' and change.origin = 'stated'
)
select
    compared.*,
    case when change_high < level_low - base_high or change_low > level_high - base_low then 1 else 0 end as is_broken
from compared
