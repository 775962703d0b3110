-- name: provenance.currency
-- severity: error
-- owner: reading
-- meaning: The currency that the quote names is the currency of the sum.
-- holds: fact
-- judges: new
-- reason: the sum is in {unit_code}; {detail}
select
    fact.fact_id, fact.pair_id, fact.pair_id || ' provenance.currency ' || fact.release_id as subject, fact.value, fact.hedge, fact.unit_code, reread.detail,
    reread.currency as is_broken
from gate_reread as reread
join known_fact as fact on fact.claim_id = reread.claim_id and fact.origin = 'stated'
where reread.currency is not null and fact.correction_id = ''
