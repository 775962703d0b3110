-- name: growth.by_amount
-- severity: error
-- owner: trade statistics
-- meaning: A stated rise or fall by an amount can lead from the level of the period before to the level of its own period.
-- holds: weaker
-- reason: a change by {change_low} - {change_high} cannot lead from {base_low} - {base_high} to {level_low} - {level_high} {unit_code}
select
    change_between.*, pair_id || ' ' || measure || ' amount ' || period_from as subject,
    case when change_high < level_low - base_high or change_low > level_high - base_low then 1 else 0 end as is_broken
from change_between
where aspect = 'change_abs' and change_unit_code = unit_code
