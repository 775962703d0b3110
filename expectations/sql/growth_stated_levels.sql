-- name: growth.stated_levels
-- severity: error
-- owner: trade statistics
-- meaning: A stated growth rate can lead from the stated level of the period before to the stated level of its own period:
--   of levels in dollars, in tenge and in tonnes in one unit at least, as a rate does not say which it is of.
-- holds: weaker
-- reason: a change of {change_low} to {change_high} % cannot lead from {base_low} - {base_high} to {level_low} - {level_high} {unit_code}: these allow {implied_low} to {implied_high} %
with compared as (
    select
        change_between.*, (level_low / base_high - 1) * 100 as implied_low,
        case when base_low <= 0 then 1e30 else (level_high / base_low - 1) * 100 end as implied_high
    from change_between
    where aspect = 'change_pct' and base_high > 0
),
judged as (
    select
        compared.*, pair_id || ' ' || measure || ' growth ' || period_from as subject,
        case when change_high < implied_low - 1e-6 or change_low > implied_high + 1e-6 then 1 else 0 end as is_apart
    from compared
)
select judged.*, min(is_apart) over (partition by fact_id) as is_broken
from judged
