-- name: plausibility.money_per_job
-- severity: warning
-- owner: investment
-- meaning: A job costs no less than a thousand and no more than twenty million dollars of investment.
-- holds: nothing
-- reason: {per_one} USD for each of {count_value}, outside 1000 to 20000000
with money as (
    select told_by, pair_id, status, product, period_from, max(fact_id) as fact_id, max(value_usd) as value_usd
    from told_fact
    where measure = 'project_investment' and aspect = 'level' and value_usd is not null and origin = 'stated'
    group by told_by, pair_id, status, product, period_from
    having count(*) = 1
),
counted as (
    select told_by, pair_id, status, product, period_from, max(fact_id) as fact_id, max(value) as count_value
    from told_fact
    where measure = 'jobs' and aspect = 'level' and value > 0 and origin = 'stated'
    group by told_by, pair_id, status, product, period_from
    having count(*) = 1
)
select
    money.fact_id, counted.fact_id as other_id, money.pair_id,
    money.pair_id || ' ' || money.status || ' money a jobs ' || money.told_by as subject,
    counted.count_value, money.value_usd / counted.count_value as per_one,
    case when money.value_usd / counted.count_value not between 1000 and 20000000 then 1 else 0 end as is_broken
from money
join counted
    on counted.told_by = money.told_by and counted.pair_id = money.pair_id and counted.status = money.status
    and counted.product = money.product and counted.period_from = money.period_from
