-- name: provenance.hedge
-- severity: error
-- owner: reading
-- meaning: A quote that bounds its figure (about, over, nearly) is not read as stated exactly.
-- holds: fact
-- judges: new
-- reason: read as stated exactly; {detail}
select
    fact.fact_id, fact.pair_id, fact.pair_id || ' provenance.hedge ' || fact.release_id as subject, fact.value, fact.hedge, fact.unit_code, reread.detail,
    reread.hedge as is_broken
from gate_reread as reread
join known_fact as fact on fact.claim_id = reread.claim_id and fact.origin = 'stated'
where reread.hedge is not null and fact.correction_id = ''
