-- name: plausibility.magnitude
-- severity: warning
-- owner: trade statistics
-- meaning: A yearly level lies less than four times outside the range of the years around it (a slip of ten does not).
-- holds: nothing
-- reason: {own_value} {unit_code} where {neighbours} figures of the years around lie between {others_low} and {others_high}: {times} times outside; {suggested_value} is the likely intended value
select
    fact_id, other_id, pair_id,
    pair_id || ' ' || measure || ' size ' || direction || ' ' || product || ' ' || period_from as subject,
    value as own_value, unit_code, neighbours, others_low, others_high, times, suggested_value,
    case when times >= 4 and times < 20 then 1 else 0 end as is_broken
from gate_envelope
