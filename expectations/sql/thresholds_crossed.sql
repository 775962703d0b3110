-- name: thresholds.crossed
-- severity: error
-- owner: trade statistics
-- meaning: A bound (crossed a billion, up to 500 jobs) holds against every other statement of the same thing and period; one of
--   what is planned or under way, which may change, against those of a fortnight.
-- holds: weaker
-- reason: {own_low} - {own_high} here, {other_low} - {other_high} {unit_code} there, and no figure lies in both
select fact_id, other_id, pair_id, subject, own_low, own_high, other_low, other_high, unit_code, is_apart as is_broken
from said_twice
where origin = 'stated' and fact_id < other_id and is_bound = 1 and period_from > 0 and release_id <> other_release_id
    and (status = 'actual' or abs(published_day - other_published_day) <= 14)
