-- name: uniqueness.fact
-- severity: error
-- owner: data engineering
-- meaning: No two rows bear the same fact_id.
-- holds: fact
-- reason: {copies} rows bear this id
select
    fact_id, min(pair_id) as pair_id, min(pair_id) || ' fact id' as subject, count(*) as copies,
    case when count(*) > 1 then 1 else 0 end as is_broken
from gate_fact
group by fact_id
