-- Which release tells which fact, and where: a fact that five documents tell is one fact, but five statements.
select distinct
    coalesce(new.release_id, claim.release_id) as release_id, coalesce(new.quote_start, claim.quote_start) as quote_start,
    support.fact_id
from gate_support as support
left join stage_claim as new on new.claim_id = support.claim_id
left join claim on claim.claim_id = support.claim_id and new.claim_id is null
where coalesce(new.origin, claim.origin) = 'stated'
