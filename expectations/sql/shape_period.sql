-- name: shape.period
-- severity: error
-- owner: data engineering
-- meaning: A period has both its ends or none, in order, between 1900 and 2100.
-- holds: fact
-- reason: a period from {period_from} to {period_to}
select
    fact_id, pair_id, pair_id || ' period ' || measure as subject, period_from, period_to,
    case when (period_from = 0) <> (period_to = 0) or period_from > period_to
        or (period_from > 0 and (period_from < 19000101 or period_to > 21001231)) then 1 else 0 end as is_broken
from known_fact
