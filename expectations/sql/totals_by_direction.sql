-- name: totals.by_direction
-- severity: error
-- owner: trade statistics
-- meaning: Turnover agrees with the exports of its two sides, told by the same origin for the same period: both add up to it,
--   one alone cannot exceed it.
-- holds: weaker
-- reason: exports of {directions} side(s) make {sum_low} - {sum_high} {unit_code}, turnover is {total_low} - {total_high}
with part as (
    select
        pair_id, period_from, period_to, unit_code, product, origin, reporter,
        count(distinct direction) as directions, sum(low) as sum_low, sum(high) as sum_high, min(fact_id) as other_id,
        max(fact_id) as third_id
    from live_fact
    where measure = 'exports' and aspect = 'level' and status = 'actual' and from_party_id <> '' and to_party_id <> ''
        and period_from > 0
    group by pair_id, period_from, period_to, unit_code, product, origin, reporter
)
select
    total.fact_id, part.other_id, part.third_id, total.pair_id,
    total.pair_id || ' turnover sides ' || total.period_from || ' ' || total.origin as subject,
    part.directions, part.sum_low, part.sum_high, total.low as total_low, total.high as total_high, total.unit_code,
    case when part.sum_low > total.high * (1 + 1e-6) or (part.directions = 2 and part.sum_high < total.low * (1 - 1e-6))
        then 1 else 0 end as is_broken
from live_fact as total
join part
    on part.pair_id = total.pair_id and part.period_from = total.period_from and part.period_to = total.period_to
    and part.unit_code = total.unit_code and part.product = total.product and part.origin = total.origin
    and part.reporter = total.reporter
where total.measure = 'turnover' and total.aspect = 'level' and total.status = 'actual'
