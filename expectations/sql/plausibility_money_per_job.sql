-- name: plausibility.money_per_job
-- severity: warning
-- owner: investment
-- meaning: A job costs no less than a thousand and no more than twenty million dollars of investment.
-- holds: nothing
-- reason: {per_one} USD for each of {count_value}, outside 1000 to 20000000
select
    fact_id, other_id, pair_id, subject, count_value, per_one,
    case when per_one not between 1000 and 20000000 then 1 else 0 end as is_broken
from money_each
where counted = 'jobs'
