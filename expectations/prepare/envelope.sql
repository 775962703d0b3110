-- Yearly levels beside those of the three years before and after (other figures of the same year are none of them), and
-- what was likely meant where one lies a power of ten outside.
select
    *, case when value > others_high then value / factor else value * factor end as suggested_value
from (
    select
        *, case when times < 31 then 10 when times < 316 then 100 when times < 31623 then 1000 else 1000000 end as factor
    from (
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
    ) as placed
) as slipped
