-- name: shape.interval
-- severity: error
-- owner: data engineering
-- meaning: The interval of a fact is in order and holds the figure as stated; counts and money are not negative, a share is
--   between 0 and 100, and nothing falls by more than all of it.
-- holds: fact
-- reason: {value} with the interval {low} to {high}
select
    fact_id, pair_id, pair_id || ' interval ' || measure as subject, value, low, high,
    case when low > high or value < low - abs(low) * 1e-6 or value > high + abs(high) * 1e-6
        or (aspect = 'level' and value < 0) or (aspect = 'share_pct' and value not between 0 and 100)
        or (aspect = 'change_pct' and value < -100) then 1 else 0 end as is_broken
from known_fact
