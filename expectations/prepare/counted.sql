-- What offices counted: each direction as it is, and both directions of one office together, which is turnover.
select pair_id, measure, direction, product, period_from, period_to, period_grain, unit_code, reporter, value, fact_id
from live_fact
where origin = 'counted' and aspect = 'level' and status = 'actual'
union all
select
    pair_id, 'turnover', '', product, period_from, period_to, period_grain, unit_code, reporter, sum(value), min(fact_id)
from live_fact
where origin = 'counted' and aspect = 'level' and status = 'actual' and measure = 'exports'
group by pair_id, product, period_from, period_to, period_grain, unit_code, reporter
having count(distinct direction) = 2 and count(*) = 2
