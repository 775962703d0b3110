-- name: agreement.passages
-- severity: warning
-- owner: press monitoring
-- meaning: One release does not give two figures for the same thing, unless it quotes two sources.
-- holds: nothing
-- reason: {own_low} - {own_high} here, {other_low} - {other_high} {unit_code} there, and no figure lies in both
select
    one.fact_id, two.fact_id as other_id, one.pair_id,
    one.pair_id || ' ' || one.measure || ' ' || one.aspect || ' ' || one.status || ' ' || one.direction || ' ' || one.product
        || ' ' || one.period_from || ' ' || one.period_to as subject,
    one.low as own_low, one.high as own_high, two.low as other_low, two.high as other_high, one.unit_code,
    case when one.high < two.low or two.high < one.low then 1 else 0 end as is_broken
from told_fact as one
join told_fact as two
    on two.subject_id = one.subject_id and two.told_by = one.told_by and two.fact_id > one.fact_id
where one.origin = 'stated' and one.period_from > 0
