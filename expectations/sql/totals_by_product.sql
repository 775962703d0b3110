-- name: totals.by_product
-- severity: warning
-- owner: trade statistics
-- meaning: The goods of one direction and period, told by one origin, do not add up to more than the total.
-- holds: nothing
-- reason: {products} goods make at least {sum_low} {unit_code}, the total is at most {total_high}
with part as (
    select
        pair_id, measure, direction, status, period_from, period_to, unit_code, origin, reporter, release_id,
        -- Counted goods stand at several levels of their classification; codes of one length are one level.
        case when origin = 'counted' then length(product) else 0 end as code_length,
        count(distinct product) as products, max(low) as largest_low, sum(low) as sum_low
    from live_fact
    where aspect = 'level' and product <> '' and product not like '%non-%' and measure in ('exports', 'turnover')
        and period_from > 0
    group by pair_id, measure, direction, status, period_from, period_to, unit_code, origin, reporter, release_id,
        case when origin = 'counted' then length(product) else 0 end
)
select
    total.fact_id, total.pair_id, total.pair_id || ' ' || total.measure || ' goods ' || total.period_from as subject,
    part.products, part.sum_low, total.high as total_high, total.unit_code,
    case when (part.release_id = total.release_id and part.sum_low > total.high) or part.largest_low > total.high
        then 1 else 0 end as is_broken
from live_fact as total
join part
    on part.pair_id = total.pair_id and part.measure = total.measure and part.direction = total.direction
    and part.status = total.status and part.period_from = total.period_from and part.period_to = total.period_to
    and part.unit_code = total.unit_code and part.origin = total.origin and part.reporter = total.reporter
where total.aspect = 'level' and total.product = ''
