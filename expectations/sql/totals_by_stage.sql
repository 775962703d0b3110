-- name: totals.by_stage
-- severity: error
-- owner: investment
-- meaning: A stated total of projects, jobs or money agrees with its stages in the same release: with all three stages the sum
--   can be the total, with fewer it cannot exceed it. Of several figures of one stage each may be a part of the largest.
-- holds: weaker
-- reason: the {stages} stages stated add up to {sum_low} - {sum_high} {unit_code}, the stated total is {total_low} - {total_high}
with stage as (
    select
        told_by, pair_id, measure, unit_code, product, period_from, status, max(low) as low, sum(high) as high, max(value) as largest
    from gate_portfolio
    where status in ('actual', 'in_progress', 'planned')
    group by told_by, pair_id, measure, unit_code, product, period_from, status
),
part as (
    select
        told_by, pair_id, measure, unit_code, product, period_from,
        count(*) as stages, sum(low) as sum_low, sum(high) as sum_high, max(largest) as largest
    from stage
    group by told_by, pair_id, measure, unit_code, product, period_from
),
compared as (
    select
        total.fact_id, largest.fact_id as other_id, total.pair_id,
        total.pair_id || ' ' || total.measure || ' stages ' || total.told_by as subject,
        part.stages, part.sum_low, part.sum_high, total.low as total_low, total.high as total_high, total.unit_code,
        row_number() over (partition by total.fact_id, total.told_by order by largest.fact_id) as nth
    from gate_portfolio as total
    join part
        on part.told_by = total.told_by and part.pair_id = total.pair_id and part.measure = total.measure
        and part.unit_code = total.unit_code and part.product = total.product and part.period_from = total.period_from
    join gate_portfolio as largest
        on largest.told_by = total.told_by and largest.pair_id = total.pair_id and largest.measure = total.measure
        and largest.unit_code = total.unit_code and largest.product = total.product and largest.status <> 'total'
        and largest.value = part.largest
    where total.status = 'total'
)
select
    compared.*,
    case when sum_low > total_high or (stages = 3 and sum_high < total_low) then 1 else 0 end as is_broken
from compared
where nth = 1
