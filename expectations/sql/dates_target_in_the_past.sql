-- name: dates.target_in_the_past
-- severity: warning
-- owner: press monitoring
-- meaning: A target or forecast does not lie in a period that was over when it was told.
-- holds: nothing
-- reason: planned on {published} for a period that ended on {period_to}
select
    fact_id, pair_id, pair_id || ' ' || measure || ' target ' || period_from as subject, published, period_to,
    case when period_to < published then 1 else 0 end as is_broken
from live_fact
where status = 'planned' and period_to > 0 and published > 0 and origin = 'stated'
