-- name: provenance.support
-- severity: warning
-- owner: reading
-- meaning: New claims that corroborate a fact without giving its figure bear a second reading too (quote, value, currency, hedge).
-- holds: nothing
-- judges: new
-- reason: a claim that corroborates {value} {unit_code} does not bear a second reading; {detail}
select
    fact.fact_id, fact.pair_id, fact.pair_id || ' provenance.support ' || reread.release_id as subject, reread.release_id,
    fact.value, fact.unit_code, reread.detail,
    case when reread.quote = 1 or reread.value = 1 or reread.currency = 1 or reread.hedge = 1 then 1 else 0 end as is_broken
from gate_reread as reread
join gate_support as support on support.claim_id = reread.claim_id
join known_fact as fact on fact.fact_id = support.fact_id and fact.claim_id <> reread.claim_id
