-- name: provenance.value
-- severity: error
-- owner: reading
-- meaning: The value read again from the quote, by other means, is the value.
-- holds: fact
-- judges: new
-- reason: {value} {unit_code} is not what the quote says; {detail}
select
    fact_id, pair_id, pair_id || ' provenance.value ' || release_id as subject, value, hedge, unit_code, detail,
    value_broken as is_broken
from reread_fact
where value_broken is not null
