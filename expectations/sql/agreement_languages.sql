-- name: agreement.languages
-- severity: error
-- owner: press monitoring
-- meaning: Language versions of one publisher's release tell the same figure.
-- holds: weaker
-- reason: {own_low} - {own_high} here, {other_low} - {other_high} {unit_code} there, and no figure lies in both
select fact_id, other_id, pair_id, subject, own_low, own_high, other_low, other_high, unit_code, is_apart as is_broken
from said_twice
where origin = 'stated' and fact_id < other_id and is_bound = 0 and lang <> other_lang and source_id = other_source_id
    and home = other_home  -- what comes by hand from two countries has one source, `local`, and is told by two publishers
    and abs(published_day - other_published_day) <= 3
    and (period_from > 0 or is_dated = 1)  -- a stock moves on between releases of which none says its day
