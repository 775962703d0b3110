-- name: plausibility.money_per_project
-- severity: warning
-- owner: investment
-- meaning: A project costs no less than a hundred thousand and no more than five billion dollars.
-- holds: nothing
-- reason: {per_one} USD for each of {count_value}, outside 100000 to 5000000000
select
    fact_id, other_id, pair_id, subject, count_value, per_one,
    case when per_one not between 100000 and 5000000000 then 1 else 0 end as is_broken
from money_each
where counted = 'projects'
