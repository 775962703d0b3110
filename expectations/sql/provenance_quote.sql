-- name: provenance.quote
-- severity: error
-- owner: reading
-- meaning: The quote of every new figure stands in its release, at its offsets.
-- holds: fact
-- judges: new
-- reason: the quote does not stand in the release at its offsets; {detail}
select
    fact.fact_id, fact.pair_id, fact.pair_id || ' provenance.quote ' || fact.release_id as subject, fact.value, fact.hedge, fact.unit_code, reread.detail,
    reread.quote as is_broken
from gate_reread as reread
join known_fact as fact on fact.claim_id = reread.claim_id and fact.origin = 'stated'
where reread.quote is not null and fact.correction_id = ''
