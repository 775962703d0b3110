-- name: agreement.outlets
-- severity: error
-- owner: press monitoring
-- meaning: Outlets that report one event within a fortnight tell the same figure.
-- holds: weaker
-- reason: {own_low} - {own_high} here, {other_low} - {other_high} {unit_code} there, and no figure lies in both
select fact_id, other_id, pair_id, subject, own_low, own_high, other_low, other_high, unit_code, is_apart as is_broken
from said_twice
where origin = 'stated' and fact_id < other_id and is_bound = 0 and period_from > 0 and home = other_home and release_id <> other_release_id
    and (source_id <> other_source_id or lang = other_lang or abs(published_day - other_published_day) > 3)
    and abs(published_day - other_published_day) <= 14
union all
-- Facts that several documents tell alike: the resolution has found one number that satisfies them all.
select
    fact_id, null, pair_id, pair_id || ' ' || measure || ' ' || period_from, low, high, low, high, unit_code, 0
from known_fact
where origin = 'stated' and corroboration_count > 1
