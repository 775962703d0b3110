-- name: references.parties
-- severity: error
-- owner: data engineering
-- meaning: The parties of a fact are known, its direction lies within its pair, and runs from one party to another.
-- holds: fact
-- reason: {pair_id} from {from_party_id} to {to_party_id} does not fit together or is not in dim_pair
select
    fact.fact_id, fact.pair_id, fact.pair_id || ' parties' as subject, fact.from_party_id, fact.to_party_id,
    case when (pair.pair_id is null and staged.pair_id is null)
        or (fact.from_party_id <> '' and '-' || fact.pair_id || '-' not like '%-' || fact.from_party_id || '-%')
        or (fact.to_party_id <> '' and '-' || fact.pair_id || '-' not like '%-' || fact.to_party_id || '-%')
        or (fact.from_party_id <> '' and fact.from_party_id = fact.to_party_id) then 1 else 0 end as is_broken
from known_fact as fact
left join dim_pair as pair on pair.pair_id = fact.pair_id
left join stage_dim_pair as staged on staged.pair_id = fact.pair_id
where fact.pair_id not like 'ZZ:%'
