-- name: references.support
-- severity: error
-- owner: data engineering
-- meaning: Every fact is supported by its own claim, and by at least as many claims as documents are said to tell it.
-- holds: fact
-- reason: {supports} claims support the fact, {corroboration_count} documents are said to tell it
with counted as (
    select fact_id, count(*) as supports
    from gate_support
    where fact_id in (select fact_id from known_fact where corroboration_count > 1)
    group by fact_id
)
select
    fact.fact_id, fact.pair_id, fact.pair_id || ' support' as subject, fact.corroboration_count,
    coalesce(counted.supports, 0) as supports,
    case when own.claim_id is null or counted.supports < fact.corroboration_count then 1 else 0 end as is_broken
from known_fact as fact
left join gate_support as own on own.fact_id = fact.fact_id and own.claim_id = fact.claim_id
left join counted on counted.fact_id = fact.fact_id
