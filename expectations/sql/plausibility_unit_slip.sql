-- name: plausibility.unit_slip
-- severity: error
-- owner: trade statistics
-- meaning: A yearly level lies less than twenty times outside the range of the years around it (a unit slip of 100 or 1000 does not).
-- holds: fact
-- reason: {own_value} {unit_code} where {neighbours} figures of the years around lie between {others_low} and {others_high}: {times} times outside; {suggested_value} is the likely intended value
select
    fact_id, other_id, pair_id,
    pair_id || ' ' || measure || ' size ' || direction || ' ' || product || ' ' || period_from as subject,
    value as own_value, unit_code, neighbours, others_low, others_high, times, suggested_value,
    case when times >= 20 then 1 else 0 end as is_broken
from gate_envelope
