-- name: agreement.sides
-- severity: error
-- owner: press monitoring
-- meaning: The two sides of a meeting tell the same figure.
-- holds: weaker
-- reason: {own_low} - {own_high} here, {other_low} - {other_high} {unit_code} there, and no figure lies in both
select fact_id, other_id, pair_id, subject, own_low, own_high, other_low, other_high, unit_code, is_apart as is_broken
from said_twice
where origin = 'stated' and fact_id < other_id and is_bound = 0 and period_from > 0 and home <> other_home
    and abs(published_day - other_published_day) <= 14
