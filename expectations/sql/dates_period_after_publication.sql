-- name: dates.period_after_publication
-- severity: error
-- owner: press monitoring
-- meaning: What is told as observed does not lie in a period that ends after the month of publication: of a year that is
--   nearly over releases speak as of one that is.
-- holds: fact
-- reason: told as {status} on {published} for a period that ends on {period_to}
select
    fact_id, pair_id, pair_id || ' ' || measure || ' period ' || period_from as subject, status, published, period_to,
    case when period_to / 100 > published / 100 then 1 else 0 end as is_broken
from live_fact
where status = 'actual' and period_to > 0 and published > 0 and origin = 'stated'
