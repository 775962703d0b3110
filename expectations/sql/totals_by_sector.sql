-- name: totals.by_sector
-- severity: warning
-- owner: trade statistics
-- meaning: Goods do not make more than their sector: in a release those that sectors.toml lists, in a table the codes that begin
--   with the code of the sector.
-- holds: nothing
-- reason: {goods} goods of {sector} make at least {sum_low} {unit_code}, one of them {largest_low}; the sector's figure is at most {total_high}
with named as (
    select fact.*, sector.sector, sector.kind
    from gate_sector as sector
    join told_fact as fact on fact.product = sector.product
    where fact.origin = 'stated' and fact.aspect = 'level'
),
step(digits) as (values (1), (2), (4)),
part as (
    select distinct  -- a release may tell the same figure at several places
        whole.fact_id as total_id, whole.told_by, whole.sector, part.fact_id, part.low, case when part.kind = 'good' then part.low else 0 end as added
    from named as whole
    join named as part
        on part.sector = whole.sector and part.kind <> 'whole' and part.told_by = whole.told_by and part.pair_id = whole.pair_id
        and part.measure = whole.measure and part.direction = whole.direction and part.status = whole.status
        and part.period_from = whole.period_from and part.period_to = whole.period_to and part.unit_code = whole.unit_code
    where whole.kind = 'whole'
    union all
    select whole.fact_id, whole.release_id || ' ' || length(part.product), whole.product, part.fact_id, part.low, part.low
    from gate_counted as part
    cross join step
    join gate_counted as whole
        on whole.pair_id = part.pair_id and whole.measure = part.measure and whole.period_from = part.period_from
        and whole.product = substr(part.product, 1, length(part.product) - step.digits) and whole.direction = part.direction
        and whole.period_to = part.period_to and whole.reporter = part.reporter and whole.unit_code = part.unit_code
        and whole.release_id = part.release_id
    where part.product like '% ___%'
),
summed as (
    select
        total_id, told_by, sector, count(*) as goods, sum(added) as sum_low, max(low) as largest_low, min(fact_id) as other_id
    from part
    group by total_id, told_by, sector
)
select
    total.fact_id, summed.other_id, total.pair_id,
    total.pair_id || ' ' || total.measure || ' ' || total.direction || ' goods of ' || summed.sector || ' ' || total.period_from as subject,
    summed.goods, summed.sector, summed.sum_low, summed.largest_low, total.high as total_high, total.unit_code,
    case when summed.sum_low > total.high or summed.largest_low > total.high then 1 else 0 end as is_broken
from summed
join gate_fact as total on total.fact_id = summed.total_id
