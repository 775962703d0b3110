-- name: agreement.revision
-- severity: warning
-- owner: press monitoring
-- meaning: A later statement of an observed figure revises the earlier one by no more than a fifth.
-- holds: nothing
-- reason: {other_low} - {other_high} first, {own_low} - {own_high} {unit_code} {days} days later
select
    fact_id, other_id, pair_id, subject || ' revision' as subject, own_low, own_high, other_low, other_high, unit_code,
    published_day - other_published_day as days,
    case when other_high * 1.2 < own_low or own_high * 1.2 < other_low then 1 else 0 end as is_broken
from said_twice
where is_dated = 1 and published_day > other_published_day + 14 and is_bound = 0 and aspect = 'level' and status = 'actual' and period_from > 0
