-- name: stocks.fall
-- severity: warning
-- owner: investment
-- meaning: Implemented projects, their jobs and their value do not fall from one dated statement to the next. Statements are
--   compared of releases that tell how many projects there are, with their jobs or money: other texts tell of one plant each.
-- holds: nothing
-- reason: {own_low} - {own_high} {unit_code} now, where {before_low} - {before_high} was stated before
with whole as (
    select told_by, pair_id
    from gate_portfolio
    where status = 'actual' and period_from = 0
    group by told_by, pair_id
    having max(case when measure = 'projects' then 1 else 0 end) = 1 and count(distinct measure) > 1
),
told as (
    select
        fact_id, pair_id, measure, unit_code, product, low, high, published_day, value,
        lag(fact_id) over history as other_id, lag(low) over history as before_low, lag(high) over history as before_high,
        lag(published_day) over history as before_day
    from known_fact
    where fact_id in (
            select own.fact_id
            from gate_portfolio as own
            join whole on whole.told_by = own.told_by and whole.pair_id = own.pair_id
        )
        and status = 'actual' and aspect = 'level' and period_from = 0 and origin = 'stated' and direction = '' and published > 0
        and measure in ('projects', 'jobs', 'project_investment')
    window history as (partition by pair_id, measure, unit_code, product order by published_day, fact_id)
)
select
    fact_id, other_id, pair_id, pair_id || ' ' || measure || ' stock ' || product as subject, unit_code,
    low as own_low, high as own_high, before_low, before_high,
    case when high < before_low then 1 else 0 end as is_broken
from told
where other_id is not null and published_day > before_day
