-- name: mirror.counted
-- severity: warning
-- owner: trade statistics
-- meaning: What A counts as sold to B and what B counts as bought from A keep the distance that this direction has always had
--   (no further than half as far again beyond the range of the other periods).
-- holds: nothing
-- reason: counted {own_value} by one side and {other_value} {unit_code} by the other: {ratio} to one, where it was {ratio_low} to {ratio_high} in {history} other periods
with gap as materialized (
    select
        one.fact_id, two.fact_id as other_id, one.pair_id, one.direction, one.product, one.unit_code, one.period_from,
        one.period_grain, one.value as own_value, two.value as other_value, one.value / two.value as ratio
    from gate_counted as one
    join gate_counted as two
        on two.pair_id = one.pair_id and two.measure = 'exports' and two.period_from = one.period_from
        and two.period_to = one.period_to and two.direction = one.direction and two.product = one.product
        and two.unit_code = one.unit_code and one.direction = one.reporter || '>' || two.reporter
    where one.measure = 'exports' and substr(one.direction, 1, length(one.reporter) + 1) = one.reporter || '>' and one.value > 0 and two.value > 0
),
-- Where no two ratios of a whole series are that far apart, none is that far beyond the others: nothing else is asked there.
series as materialized (
    select gap.*, count(*) over whole as known, min(ratio) over whole as least, max(ratio) over whole as most
    from gap
    window whole as (partition by direction, product, unit_code, period_grain)
),
judged as (
    select
        series.*, count(*) over others as history, min(ratio) over others as ratio_low, max(ratio) over others as ratio_high
    from series
    where most > least * 1.5
    window others as (
        partition by direction, product, unit_code, period_grain
        order by period_from range between 50000 preceding and 50000 following exclude group
    )
    union all
    select series.*, known - 1, least, most
    from series
    where most <= least * 1.5
)
select
    fact_id, other_id, pair_id, pair_id || ' mirror ' || direction || ' ' || product || ' ' || period_from as subject,
    own_value, other_value, unit_code, ratio, ratio_low, ratio_high, history,
    case when ratio > ratio_high * 1.5 or ratio < ratio_low / 1.5 then 1 else 0 end as is_broken
from judged
where history >= 3
