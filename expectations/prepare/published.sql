select source_name as source_id, {day} as published_day
from dim_release
where source_name in (select source_id from gate_source)
union all
select source_name, {day}
from stage_dim_release
