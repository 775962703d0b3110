-- name: volume.claims
-- severity: error
-- owner: data engineering
-- meaning: The releases of a source yield figures as they used to: prose (five releases or more) no less than three fifths of
--   its average a release, unless its releases differ so much that this is chance (three standard errors); a table no less
--   than three fifths of the smallest of its last twenty.
-- holds: load
-- scope: source
-- judges: new
-- reason: {releases} new releases of {source_id} ({origin}) yield {figures_each} figures each, {history} before yielded {usual_each} on average and {least} at least
with fresh as (
    select release.source_id, release.release_id
    from gate_release as release
    left join dim_release as known on known.release_id = release.release_id
    where release.is_new = 1 and known.release_id is null and release.source_id in (select source_id from gate_usual)
),
fresh_count as (
    select fresh.source_id, fresh.release_id, max(claim.origin) as origin, count(claim.claim_id) as figures
    from fresh
    left join gate_claim as claim on claim.release_id = fresh.release_id
    group by fresh.source_id, fresh.release_id
),
usual_count as (
    select usual.source_id as source_name, usual.release_id, usual.nth, max(claim.origin) as origin, count(claim.claim_id) as figures
    from gate_usual as usual
    left join claim on claim.release_id = usual.release_id and claim.reader = usual.reader
    where usual.nth <= 100 and usual.source_id in (select source_id from fresh)
    group by usual.source_id, usual.release_id, usual.nth
),
history as (
    select
        source_name, count(*) as history, avg(figures) as usual_each, max(origin) as origin,
        avg(figures * 1.0 * figures) - avg(figures) * avg(figures) as spread,
        min(case when nth <= 20 then figures end) as least
    from usual_count
    group by source_name
),
compared as (
    select
        fresh_count.source_id, history.origin, count(*) as releases, avg(fresh_count.figures) as figures_each,
        min(fresh_count.figures) as smallest, history.history, history.usual_each, history.least, history.spread
    from fresh_count
    join history on history.source_name = fresh_count.source_id
    group by fresh_count.source_id, history.origin, history.history, history.usual_each, history.least,
        history.spread
)
select
    compared.*, source_id as subject,
    case when origin = 'counted' and smallest < least * 0.6 then 1
        when origin = 'stated' and figures_each < usual_each * 0.6
            and (usual_each - figures_each) * (usual_each - figures_each) * releases > 9 * spread then 1
        else 0 end as is_broken
from compared
where (origin = 'counted' and history >= 3) or (origin = 'stated' and history >= 10 and releases >= 5)
