-- The latest releases of one source that the load does not bring, newest first.
insert into gate_usual (source_id, release_id, reader, lang, published_day, nth)
select source_name, release_id, reader, lang, published_day, row_number() over (order by known_from desc, release_id) as nth
from (
    select r.source_name, r.release_id, r.reader, coalesce(r.language_code, '') as lang, {day} as published_day, r.known_from
    from dim_release as r
    left join stage_dim_release as s on s.release_id = r.release_id
    where r.source_name = :source and s.release_id is null
    order by r.known_from desc, r.release_id
    limit {limit}
) as latest
