-- name: uniqueness.grain
-- severity: error
-- owner: data engineering
-- meaning: One thing about one pair and period has one figure in force, however many releases tell it.
-- holds: weaker
-- reason: {copies} figures are in force for the same thing
select
    min(fact_id) as fact_id, max(fact_id) as other_id, min(pair_id) as pair_id,
    min(pair_id) || ' ' || min(measure) || ' ' || min(aspect) || ' ' || min(status) || ' ' || min(period_from) as subject,
    count(*) as copies, case when min(fact_id) < max(fact_id) then 1 else 0 end as is_broken
from live_fact
group by subject_id
