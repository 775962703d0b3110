-- name: provenance.hedge
-- severity: error
-- owner: reading
-- meaning: A quote that bounds its figure (about, over, nearly) is not read as stated exactly.
-- holds: fact
-- judges: new
-- reason: read as stated exactly; {detail}
select
    fact_id, pair_id, pair_id || ' provenance.hedge ' || release_id as subject, value, hedge, unit_code, detail,
    hedge_broken as is_broken
from reread_fact
where hedge_broken is not null
