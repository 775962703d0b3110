-- name: provenance.value
-- severity: error
-- owner: reading
-- meaning: The value read again from the quote, by other means, is the value.
-- holds: fact
-- judges: new
-- reason: {value} {unit_code} is not what the quote says; {detail}
select
    fact.fact_id, fact.pair_id, fact.pair_id || ' provenance.value ' || fact.release_id as subject, fact.value, fact.hedge, fact.unit_code, reread.detail,
    reread.value as is_broken
from gate_reread as reread
join known_fact as fact on fact.claim_id = reread.claim_id and fact.origin = 'stated'
where reread.value is not null and fact.correction_id = ''
