-- name: references.release
-- severity: error
-- owner: data engineering
-- meaning: Every fact names a release and a claim that are there.
-- holds: fact
-- reason: release {release_id} or claim {claim_id} is not in the warehouse
select
    fact_id, pair_id, pair_id || ' references' as subject, release_id, claim_id,
    case when source_id is null or claim_value is null then 1 else 0 end as is_broken
from known_fact
