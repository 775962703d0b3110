-- name: totals.by_product
-- severity: warning
-- owner: trade statistics
-- meaning: The goods of one direction and period, told by one origin, do not make more than the total: each for itself, and
--   together where one document tells them (counted goods by classification and length of code, each a level of it).
-- holds: nothing
-- reason: {products} goods make at least {sum_low} {unit_code}, one of them {largest_low}; the total is at most {total_high}
with part as (
    select
        total.fact_id, count(*) as products, max(part.low) as largest_low, max(total.high) as total_high,
        sum(case when part.release_id = total.release_id then part.low else 0 end) as sum_low
    from gate_counted as total
    join gate_counted as part
        on part.pair_id = total.pair_id and part.measure = total.measure and part.period_from = total.period_from
        and part.period_to = total.period_to and part.direction = total.direction and part.unit_code = total.unit_code
        and part.reporter = total.reporter and part.product <> ''
    where total.product = '' and total.period_from > 0
    group by total.fact_id, rtrim(part.product, '0123456789'), length(part.product)
    union all
    select
        total.fact_id, count(*), max(part.low), max(total.high),
        -- Only goods that are known to lie apart add up; of others one may hold another (cars, used cars).
        sum(case when part.release_id = total.release_id and sector.kind = 'good' then part.low else 0 end)
    from live_fact as total
    join live_fact as part
        on part.pair_id = total.pair_id and part.measure = total.measure and part.aspect = total.aspect
        and part.period_from = total.period_from and part.period_to = total.period_to and part.direction = total.direction
        and part.status = total.status and part.unit_code = total.unit_code and part.origin = 'stated'
        and part.product <> '' and part.product not like '%non-%' and part.product not like '% excluding %'
    left join gate_sector as sector on sector.product = part.product and sector.kind = 'good'
    where total.aspect = 'level' and total.product = '' and total.period_from > 0 and total.origin = 'stated'
        and total.measure not in ('capacity', 'product_lines')
    group by total.fact_id
)
select
    part.*, total.pair_id, total.unit_code, total.pair_id || ' ' || total.measure || ' goods ' || total.period_from as subject,
    case when sum_low > total_high or largest_low > total_high then 1 else 0 end as is_broken
from part
join gate_fact as total on total.fact_id = part.fact_id
