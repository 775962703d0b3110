-- name: provenance.claim
-- severity: error
-- owner: data engineering
-- meaning: A fact states the value of its claim, unless a correction says otherwise or it is added up from several
--   (which totals.by_direction looks at).
-- holds: fact
-- reason: the fact is {value}, its claim {claim_value}
select
    fact_id, pair_id, pair_id || ' claim ' || measure as subject, value, claim_value,
    case when claim_value is null or abs(value - claim_value) > abs(claim_value) * 1e-9 then 1 else 0 end as is_broken
from known_fact
where correction_id = '' and is_derived = 0
