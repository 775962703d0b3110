-- name: provenance.currency
-- severity: error
-- owner: reading
-- meaning: The currency that the quote names is the currency of the sum.
-- holds: fact
-- judges: new
-- reason: the sum is in {unit_code}; {detail}
select
    fact_id, pair_id, pair_id || ' provenance.currency ' || release_id as subject, value, hedge, unit_code, detail,
    currency_broken as is_broken
from reread_fact
where currency_broken is not null
