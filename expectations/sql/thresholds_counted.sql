-- name: thresholds.counted
-- severity: warning
-- owner: trade statistics
-- meaning: A stated level or bound stays within a fifth of what some office counted for the same period (they count
--   differently, so less is no contradiction).
-- holds: nothing
-- reason: {own_low} - {own_high} is stated, {counted_low} to {counted_high} {unit_code} is counted
with stated as materialized (
    select * from live_fact where origin = 'stated' and aspect = 'level' and status = 'actual' and period_from > 0
)
select
    stated.fact_id, counted.fact_id as other_id, stated.pair_id,
    stated.pair_id || ' ' || stated.measure || ' counted ' || stated.direction || ' ' || stated.period_from || ' ' || stated.period_to as subject,
    stated.low as own_low, stated.high as own_high, counted.counted_low, counted.counted_high, stated.unit_code,
    case when stated.low > counted.counted_high * 1.2 or stated.high < counted.counted_low / 1.2 then 1 else 0 end as is_broken
from stated
join gate_counted_range as counted
    on counted.pair_id = stated.pair_id and counted.measure = stated.measure and counted.direction = stated.direction
    and counted.period_from = stated.period_from and counted.period_to = stated.period_to
    and counted.product = stated.product and counted.unit_code = stated.unit_code
