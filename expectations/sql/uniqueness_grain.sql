-- name: uniqueness.grain
-- severity: error
-- owner: data engineering
-- meaning: One thing about one pair and period has one figure in force, however many releases tell it.
-- holds: weaker
-- reason: {copies} figures are in force for the same thing
with thing as (
    select min(fact_id) as fact_id, max(fact_id) as other_id, count(*) as copies
    from live_fact
    group by subject_id
)
select
    thing.*,
    (select min(pair_id) from gate_fact as fact where fact.fact_id = thing.fact_id) as pair_id,
    (select min(pair_id || ' ' || measure || ' ' || aspect || ' ' || status || ' ' || period_from)
        from gate_fact as fact where fact.fact_id = thing.fact_id) as subject,
    case when fact_id < other_id then 1 else 0 end as is_broken
from thing
