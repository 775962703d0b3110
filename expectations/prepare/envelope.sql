-- Yearly levels beside those of the three years before and after (other figures of the same year are none of them).
select
    *,
    case when value > others_high then value / others_high when value < others_low then others_low / value else 1 end as times
from (
    select
        fact_id, pair_id, measure, direction, product, unit_code, period_from, value,
        count(*) filter (where is_current = 1) over around as neighbours,
        min(case when is_current = 1 then value end) over around as others_low,
        max(case when is_current = 1 then value end) over around as others_high,
        min(case when is_current = 1 then fact_id end) over around as other_id
    from known_fact
    where aspect = 'level' and status = 'actual' and period_grain = 'year' and measure in ('turnover', 'exports') and value > 0
    window around as (
        partition by pair_id, measure, direction, product, unit_code
        order by period_from range between 30000 preceding and 30000 following exclude group
    )
) as yearly
where neighbours >= 2
