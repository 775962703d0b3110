-- name: thresholds.crossed
-- severity: error
-- owner: trade statistics
-- meaning: A bound (crossed a billion, up to 500 jobs) holds against every other statement of the same thing and period.
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
where one.origin = 'stated' and one.release_id <> two.release_id and one.period_from > 0
    and (one.hedge in ('gt', 'ge', 'lt', 'le') or two.hedge in ('gt', 'ge', 'lt', 'le'))
