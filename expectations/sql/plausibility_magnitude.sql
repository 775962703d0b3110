-- name: plausibility.magnitude
-- severity: warning
-- owner: trade statistics
-- meaning: A yearly level lies less than four times outside the range of the years around it (a slip of ten does not).
-- holds: nothing
-- reason: {own_value} {unit_code} where {neighbours} other years lie between {others_low} and {others_high}: {times} times outside; {suggested_value} is the likely intended value
with yearly as (
    select fact_id, subject_id, pair_id, measure, direction, product, unit_code, period_from, value, is_current
    from known_fact
    where aspect = 'level' and status = 'actual' and period_grain = 'year' and measure in ('turnover', 'exports') and value > 0
),
envelope as (
    select
        own.fact_id, own.pair_id, own.measure, own.direction, own.product, own.unit_code, own.period_from,
        own.value as own_value, count(distinct other.period_from) as neighbours,
        min(other.value) as others_low, max(other.value) as others_high, min(other.fact_id) as other_id
    from yearly as own
    join yearly as other
        on other.pair_id = own.pair_id and other.measure = own.measure and other.direction = own.direction
        and other.product = own.product and other.unit_code = own.unit_code and other.fact_id <> own.fact_id and other.is_current = 1
        and other.subject_id <> own.subject_id
        and other.period_from between own.period_from - 30000 and own.period_from + 30000
    group by own.fact_id, own.pair_id, own.measure, own.direction, own.product, own.unit_code, own.period_from, own.value
),
outside as (
    select
        envelope.*,
        case when own_value > others_high then own_value / others_high when own_value < others_low then others_low / own_value
            else 1 end as times
    from envelope
    where neighbours >= 2
)
select
    fact_id, other_id, pair_id,
    pair_id || ' ' || measure || ' size ' || direction || ' ' || product || ' ' || period_from as subject,
    own_value, unit_code, neighbours, others_low, others_high, times,
    case when own_value > others_high
        then own_value / (case when times < 31 then 10 when times < 316 then 100 when times < 31623 then 1000 else 1000000 end)
        else own_value * (case when times < 31 then 10 when times < 316 then 100 when times < 31623 then 1000 else 1000000 end)
    end as suggested_value,
    case when times >= 4 and times < 20 then 1 else 0 end as is_broken
from outside
