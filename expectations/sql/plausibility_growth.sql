-- name: plausibility.growth
-- severity: warning
-- owner: trade statistics
-- meaning: A rate keeps to between -90 % and +500 %, or to what the pair has seen before: of falls a fall, of rises a rise.
--   Rates over several years may be anything.
-- holds: nothing
-- reason: a change of {own_low} to {own_high} % in a year
select
    rate.fact_id, rate.pair_id, rate.pair_id || ' ' || rate.measure || ' rate ' || rate.direction || ' ' || rate.period_from as subject,
    rate.low as own_low, rate.high as own_high,
    case when (rate.value > 500 or rate.value < -90) and not exists (
        select 1 from live_fact as seen
        where seen.pair_id = rate.pair_id and seen.measure = rate.measure and seen.aspect = 'change_pct' and seen.status = 'actual'
            and seen.fact_id <> rate.fact_id and seen.period_grain <> 'multi_year'
            and case when rate.value > 0 then seen.value >= rate.value else seen.value <= rate.value end
    ) then 1 else 0 end as is_broken
from live_fact as rate
where rate.aspect = 'change_pct' and rate.status = 'actual' and rate.origin = 'stated' and rate.period_grain <> 'multi_year'
