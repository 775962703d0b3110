-- New stated facts beside what the second reading finds of their claim; what a person corrected is left out.
select
    fact.fact_id, fact.pair_id, fact.release_id, fact.value, fact.hedge, fact.unit_code,
    reread.quote as quote_broken, reread.value as value_broken, reread.currency as currency_broken,
    reread.hedge as hedge_broken, reread.detail
from gate_reread as reread
join known_fact as fact on fact.claim_id = reread.claim_id and fact.origin = 'stated'
where fact.correction_id = ''
