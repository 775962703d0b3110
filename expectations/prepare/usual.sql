-- The latest releases of one source that the load does not bring, newest first.
insert into gate_usual (source_id, release_id, lang, published_day, nth)
select source_name, release_id, lang, published_day, row_number() over (order by known_from desc, release_id) as nth
from (
    select source_name, release_id, coalesce(language_code, '') as lang, {day} as published_day, known_from
    from dim_release
    where source_name = :source and release_id not in (select release_id from stage_dim_release)
    order by known_from desc, release_id
    limit {limit}
) as latest
