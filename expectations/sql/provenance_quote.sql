-- name: provenance.quote
-- severity: error
-- owner: reading
-- meaning: The quote of every new figure stands in its release, at its offsets.
-- holds: fact
-- judges: new
-- reason: the quote does not stand in the release at its offsets; {detail}
select
    fact_id, pair_id, pair_id || ' provenance.quote ' || release_id as subject, value, hedge, unit_code, detail,
    quote_broken as is_broken
from reread_fact
where quote_broken is not null
