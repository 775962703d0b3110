-- Money for one project or one job, where a release gives one figure of each for the same stage.
select
    money.fact_id, counted.fact_id as other_id, money.pair_id, counted.measure as counted, counted.value as count_value,
    money.value_usd / counted.value as per_one,
    money.pair_id || ' ' || money.status || ' money for ' || counted.measure || ' ' || money.told_by as subject
from gate_portfolio as money
join gate_portfolio as counted
    on counted.told_by = money.told_by and counted.pair_id = money.pair_id and counted.status = money.status
    and counted.product = money.product and counted.period_from = money.period_from
where money.measure = 'project_investment' and money.figures = 1 and money.value_usd is not null
    and counted.measure in ('projects', 'jobs') and counted.figures = 1 and counted.value > 0
