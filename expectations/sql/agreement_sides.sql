-- name: agreement.sides
-- severity: error
-- owner: press monitoring
-- meaning: The two sides of a meeting tell the same figure.
-- holds: weaker
-- reason: {own_low} - {own_high} here, {other_low} - {other_high} {unit_code} there, and no figure lies in both
select
    one.fact_id, two.fact_id as other_id, one.pair_id,
    one.pair_id || ' ' || one.measure || ' ' || one.aspect || ' ' || one.status || ' ' || one.direction || ' ' || one.product
        || ' ' || one.period_from || ' ' || one.period_to as subject,
    one.low as own_low, one.high as own_high, two.low as other_low, two.high as other_high, one.unit_code,
    case when one.high < two.low or two.high < one.low then 1 else 0 end as is_broken
from known_fact as one
join known_fact as two
    on two.subject_id = one.subject_id and two.origin = 'stated' and two.fact_id > one.fact_id
where one.origin = 'stated' and one.period_from > 0 and one.hedge not in ('gt', 'ge', 'lt', 'le') and two.hedge not in ('gt', 'ge', 'lt', 'le')
    and one.home <> two.home and abs(one.published_day - two.published_day) <= 14
