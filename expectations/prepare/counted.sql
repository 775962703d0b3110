-- What offices counted: each direction, and both together as the warehouse adds them up.
select
    pair_id, measure, direction, product, period_from, period_to, period_grain, unit_code, reporter, value, low, high, fact_id,
    release_id
from live_fact
where origin = 'counted' and aspect = 'level' and status = 'actual'
