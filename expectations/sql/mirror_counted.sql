-- name: mirror.counted
-- severity: warning
-- owner: trade statistics
-- meaning: What A counts as sold to B and what B counts as bought from A keep the distance that this direction has always had
--   (no further than half as far again beyond the range of the other periods).
-- holds: nothing
-- reason: counted {own_value} by one side and {other_value} {unit_code} by the other: {ratio} to one, where it was {ratio_low} to {ratio_high} in {history} other periods
with gap as (
    select
        one.fact_id, two.fact_id as other_id, one.pair_id, one.direction, one.product, one.unit_code, one.period_from,
        one.period_grain, one.value as own_value, two.value as other_value, one.value / two.value as ratio
    from live_fact as one
    join live_fact as two
        on two.pair_id = one.pair_id and two.measure = one.measure and two.aspect = 'level' and two.origin = 'counted'
        and two.period_from = one.period_from and two.period_to = one.period_to and two.direction = one.direction
        and two.product = one.product and two.unit_code = one.unit_code and two.reporter = one.to_party_id
    where one.origin = 'counted' and one.aspect = 'level' and one.measure = 'exports' and one.reporter = one.from_party_id
        and one.value > 0 and two.value > 0
),
history as (
    select
        gap.fact_id, count(*) as history, min(before.ratio) as ratio_low, max(before.ratio) as ratio_high
    from gap
    join gap as before
        on before.pair_id = gap.pair_id and before.direction = gap.direction and before.product = gap.product
        and before.period_grain = gap.period_grain and before.period_from <> gap.period_from
        and before.period_from between gap.period_from - 50000 and gap.period_from + 50000
    group by gap.fact_id
)
select
    gap.fact_id, gap.other_id, gap.pair_id,
    gap.pair_id || ' mirror ' || gap.direction || ' ' || gap.product || ' ' || gap.period_from as subject,
    gap.own_value, gap.other_value, gap.unit_code, gap.ratio, history.ratio_low, history.ratio_high, history.history,
    case when gap.ratio > history.ratio_high * 1.5 or gap.ratio < history.ratio_low / 1.5 then 1 else 0 end as is_broken
from gap
join history on history.fact_id = gap.fact_id
where history.history >= 3
