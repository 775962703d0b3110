-- A stated change with the stated levels of its own period and of the one before; one without a period has none before.
select
    change.fact_id, level.fact_id as other_id, base.fact_id as third_id, change.pair_id, change.measure, change.aspect,
    change.period_from, change.unit_code as change_unit_code, change.low as change_low, change.high as change_high,
    base.low as base_low, base.high as base_high, level.low as level_low, level.high as level_high, level.unit_code
from live_fact as change
join live_fact as level
    on level.pair_id = change.pair_id and level.measure = change.measure and level.aspect = 'level'
    and level.period_from = change.level_from and level.period_to = change.level_to and level.status = 'actual'
    and level.direction = change.direction and level.product = change.product and level.origin = 'stated'
join live_fact as base
    on base.pair_id = change.pair_id and base.measure = change.measure and base.aspect = 'level'
    and base.period_from = change.base_from and base.period_to = change.base_to and base.status = 'actual'
    and base.direction = change.direction and base.product = change.product and base.origin = 'stated'
    and base.unit_code = level.unit_code
where change.status = 'actual' and change.origin = 'stated' and change.period_from > 0
