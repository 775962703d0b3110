-- name: agreement.outlets
-- severity: error
-- owner: press monitoring
-- meaning: Outlets that report one event within a fortnight tell the same figure.
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
    and one.home = two.home and one.release_id <> two.release_id
    and (one.source_id <> two.source_id or one.lang = two.lang or abs(one.published_day - two.published_day) > 3)
    and abs(one.published_day - two.published_day) <= 14
union all
-- Facts that several documents tell alike: the resolution has found one number that satisfies them all.
select
    fact_id, null, pair_id, pair_id || ' ' || measure || ' ' || period_from, low, high, low, high, unit_code, 0
from known_fact
where origin = 'stated' and corroboration_count > 1
