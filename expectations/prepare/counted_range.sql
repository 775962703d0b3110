-- The range of what several offices counted of one thing.
select
    pair_id, measure, direction, product, period_from, period_to, unit_code, min(value) as counted_low, max(value) as counted_high,
    min(fact_id) as fact_id
from gate_counted
group by pair_id, measure, direction, product, period_from, period_to, unit_code
having min(value) > 0
