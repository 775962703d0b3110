-- What one release tells of projects, their money and their jobs, by stage; `figures` counts those of one stage, and
-- `telling` the places at which it tells the same one: a heading repeats the text, but two towns may be told alike.
select
    told_by, pair_id, measure, status, unit_code, product, period_from, fact_id, value, value_usd, low, high,
    count(*) over (partition by told_by, pair_id, measure, status, product, period_from) as figures,
    row_number() over (partition by told_by, fact_id order by told_at) as telling
from told_fact
where aspect = 'level' and origin = 'stated' and measure in ('projects', 'jobs', 'project_investment')
