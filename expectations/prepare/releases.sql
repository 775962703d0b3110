with named as ({named}),
release as (
    select {columns}, 1 as is_new from stage_dim_release as release
    union all
    select {columns}, 0 from dim_release as release
    join named on named.release_id = release.release_id
    where not exists (select 1 from stage_dim_release as staged where staged.release_id = release.release_id)
)
select
    release_id, source_name as source_id, reader, url, title, is_new, coalesce(language_code, '') as lang,
    coalesce(home_party_id, '') as home, {published} as published, {published_day} as published_day
from release
