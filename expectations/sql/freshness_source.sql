-- name: freshness.source
-- severity: warning
-- owner: data engineering
-- meaning: The newest release of a source is no older than three times the longest pause of its last fifty days of publication
--   (two weeks at least; eight days of publication or more).
-- holds: nothing
-- scope: source
-- reason: the newest release of {source_id} is {age} days old, its longest pause so far was {pause} days
with day as (
    select source_id, published_day from gate_usual where published_day > 0
    union
    select source_id, published_day from gate_release where is_new = 1 and published_day > 0
),
recent as (
    select source_id, published_day,
        published_day - lag(published_day) over (partition by source_id order by published_day) as pause,
        row_number() over (partition by source_id order by published_day desc) as nth
    from day
),
source as (
    select source_id, max(published_day) as newest, max(case when nth < 50 then pause end) as pause, count(*) as days
    from recent
    where nth <= 50
    group by source_id
)
select
    source.source_id, source.source_id as subject, gate_run.today_day - source.newest as age, source.pause,
    case when gate_run.today_day - source.newest > 14 and gate_run.today_day - source.newest > 3 * source.pause then 1 else 0 end
        as is_broken
from source
cross join gate_run
where source.days >= 8
