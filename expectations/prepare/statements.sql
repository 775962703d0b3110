-- Which release tells which fact, and where: a fact that five documents tell is one fact, but five statements.
select claim.release_id, claim.quote_start, support.fact_id
from gate_claim as claim
cross join gate_support as support
where claim.origin = 'stated' and support.claim_id = claim.claim_id
union
select claim.release_id, claim.quote_start, support.fact_id
from gate_support as support
join claim on claim.claim_id = support.claim_id
where claim.origin = 'stated' and not exists (select 1 from gate_claim as new where new.claim_id = support.claim_id)
