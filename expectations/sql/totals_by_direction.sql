-- name: totals.by_direction
-- severity: error
-- owner: trade statistics
-- meaning: Turnover agrees with the exports of its two sides, told by the same origin for the same period: both add up to it,
--   one alone cannot exceed it.
-- holds: weaker
-- reason: exports of {directions} side(s) make {sum_low} - {sum_high} {unit_code}, turnover is {total_low} - {total_high}
with part as (
    select
        total.fact_id, count(distinct part.direction) as directions, sum(part.low) as sum_low, sum(part.high) as sum_high,
        min(part.fact_id) as other_id, max(part.fact_id) as third_id, min(total.low) as total_low, min(total.high) as total_high
    from live_fact as total
    join live_fact as part
        on part.pair_id = total.pair_id and part.measure = 'exports' and part.aspect = 'level' and part.status = 'actual'
        and part.period_from = total.period_from and part.period_to = total.period_to and part.product = total.product
        and part.unit_code = total.unit_code and part.origin = total.origin and part.reporter = total.reporter
        and part.from_party_id <> '' and part.to_party_id <> ''
    where total.measure = 'turnover' and total.aspect = 'level' and total.status = 'actual' and total.period_from > 0
    group by total.fact_id
)
select
    part.*, total.pair_id, total.unit_code, total.pair_id || ' turnover sides ' || total.period_from || ' ' || total.origin as subject,
    case when sum_low > total_high * (1 + 1e-6) or (directions = 2 and sum_high < total_low * (1 - 1e-6)) then 1 else 0 end as is_broken
from part
join gate_fact as total on total.fact_id = part.fact_id
