-- name: totals.by_direction
-- severity: error
-- owner: trade statistics
-- meaning: Turnover agrees with the exports of its two sides, told by the same origin for the same period: both add up to it,
--   one alone cannot exceed it.
-- holds: weaker
-- reason: exports of {directions} side(s) make {sum_low} - {sum_high} {unit_code}, turnover is {total_low} - {total_high}
with side as (
    select
        total.fact_id, total.low as total_low, total.high as total_high, part.fact_id as part_id, part.direction, part.low, part.high
    from gate_counted as total
    join gate_counted as part
        on part.pair_id = total.pair_id and part.measure = 'exports' and part.period_from = total.period_from
        and part.product = total.product and part.period_to = total.period_to and part.unit_code = total.unit_code
        and part.reporter = total.reporter
    where total.measure = 'turnover' and total.period_from > 0
    union all
    select total.fact_id, total.low, total.high, part.fact_id, part.direction, part.low, part.high
    from live_fact as total
    join live_fact as part
        on part.pair_id = total.pair_id and part.measure = 'exports' and part.aspect = 'level' and part.status = 'actual'
        and part.period_from = total.period_from and part.period_to = total.period_to and part.product = total.product
        and part.unit_code = total.unit_code and part.origin = 'stated'
    where total.measure = 'turnover' and total.aspect = 'level' and total.status = 'actual' and total.period_from > 0
        and total.origin = 'stated'
),
summed as (
    select
        fact_id, count(distinct direction) as directions, sum(low) as sum_low, sum(high) as sum_high, min(part_id) as other_id,
        max(part_id) as third_id, max(total_low) as total_low, max(total_high) as total_high
    from side
    where direction like '_%>_%'
    group by fact_id
)
select
    summed.*, total.pair_id, total.unit_code, total.pair_id || ' turnover sides ' || total.period_from || ' ' || total.origin as subject,
    case when sum_low > total_high * (1 + 1e-6) or (directions = 2 and sum_high < total_low * (1 - 1e-6)) then 1 else 0 end as is_broken
from summed
join gate_fact as total on total.fact_id = summed.fact_id
