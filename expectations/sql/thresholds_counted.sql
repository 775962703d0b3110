-- name: thresholds.counted
-- severity: warning
-- owner: trade statistics
-- meaning: A stated level or bound stays within a fifth of what some office counted for the same period (they count
--   differently, so less is no contradiction).
-- holds: nothing
-- reason: {own_low} - {own_high} is stated, {counted_low} to {counted_high} {unit_code} is counted
with stated as materialized (
    select * from live_fact where origin = 'stated' and aspect = 'level' and status = 'actual' and period_from > 0
),
compared as (
    select
        stated.fact_id, min(counted.fact_id) as other_id, stated.pair_id, stated.measure, stated.direction, stated.period_from,
        stated.period_to, stated.low as own_low, stated.high as own_high, stated.unit_code, min(counted.value) as counted_low,
        max(counted.value) as counted_high
    from stated
    join gate_counted as counted
        on counted.pair_id = stated.pair_id and counted.measure = stated.measure and counted.direction = stated.direction
        and counted.period_from = stated.period_from and counted.period_to = stated.period_to
        and counted.product = stated.product and counted.unit_code = stated.unit_code
    group by stated.fact_id, stated.pair_id, stated.measure, stated.direction, stated.period_from, stated.period_to,
        stated.low, stated.high, stated.unit_code
    having min(counted.value) > 0
)
select
    compared.*, pair_id || ' ' || measure || ' counted ' || direction || ' ' || period_from || ' ' || period_to as subject,
    case when own_low > counted_high * 1.2 or own_high < counted_low / 1.2 then 1 else 0 end as is_broken
from compared
