-- name: agreement.revision
-- severity: warning
-- owner: press monitoring
-- meaning: A later statement of an observed figure revises the earlier one by no more than a fifth.
-- holds: nothing
-- reason: {own_low} - {own_high} first, {other_low} - {other_high} {unit_code} {days} days later
select
    two.fact_id, one.fact_id as other_id, one.pair_id,
    one.pair_id || ' ' || one.measure || ' revision ' || one.direction || ' ' || one.product || ' ' || one.period_from as subject,
    one.low as own_low, one.high as own_high, two.low as other_low, two.high as other_high, one.unit_code,
    two.published_day - one.published_day as days,
    case when one.high * 1.2 < two.low or two.high * 1.2 < one.low then 1 else 0 end as is_broken
from gate_shared as shared
join known_fact as one on one.subject_id = shared.subject_id
join known_fact as two
    on two.subject_id = shared.subject_id and two.published_day > one.published_day + 14
where one.aspect = 'level' and one.status = 'actual' and one.period_from > 0
    and one.hedge not in ('gt', 'ge', 'lt', 'le') and two.hedge not in ('gt', 'ge', 'lt', 'le')
