-- name: dates.future_publication
-- severity: error
-- owner: press monitoring
-- meaning: No release is published later than the day after it is read (clocks differ by a day around the world).
-- holds: release
-- scope: release
-- reason: published on {published}, read on {today}
select
    release.release_id, release.source_id, release.release_id as subject, release.published, gate_run.today,
    case when release.published_day > gate_run.today_day + 1 then 1 else 0 end as is_broken
from gate_release as release
cross join gate_run
where release.published > 0
