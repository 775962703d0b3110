-- name: fill.rates
-- severity: error
-- owner: data engineering
-- meaning: The share of figures with a period, a pair, a unit and (where directed) a direction, by source and language, does not
--   fall by more than 15 points, and more than chance explains (three standard errors), from what the last hundred releases had
--   (20 figures now and 50 then, or more).
-- holds: load
-- scope: source
-- judges: new
-- reason: {filled_pct} % of {figures} figures of {source_id} ({lang}) have a {field}, where {usual_pct} % of {usual_figures} had
with figure as (
    select release.source_id, release.lang, 1 as is_fresh, claim.period_start, claim.pair_id, claim.unit_code, claim.measure,
        claim.from_party_id, claim.to_party_id
    from gate_claim as claim
    join gate_release as release on release.release_id = claim.release_id and release.reader = claim.reader
    where release.source_id in (select source_id from gate_usual)
    union all
    select release.source_id, release.lang, 0, claim.period_start, claim.pair_id, claim.unit_code, claim.measure,
        claim.from_party_id, claim.to_party_id
    from gate_usual as release
    join claim on claim.release_id = release.release_id and claim.reader = release.reader
    where release.nth <= 100
),
counted as (
    select
        source_id, lang, sum(is_fresh) as figures, sum(1 - is_fresh) as usual_figures,
        avg(case when is_fresh = 1 then case when period_start is null then 0.0 else 100.0 end end) as period_now,
        avg(case when is_fresh = 0 then case when period_start is null then 0.0 else 100.0 end end) as period_usual,
        avg(case when is_fresh = 1 then case when pair_id = 'ZZ' then 0.0 else 100.0 end end) as pair_now,
        avg(case when is_fresh = 0 then case when pair_id = 'ZZ' then 0.0 else 100.0 end end) as pair_usual,
        avg(case when is_fresh = 1 then case when unit_code in ('XXX', '') then 0.0 else 100.0 end end) as unit_now,
        avg(case when is_fresh = 0 then case when unit_code in ('XXX', '') then 0.0 else 100.0 end end) as unit_usual,
        sum(case when is_fresh = 1 and measure in ('exports', 'fdi', 'financing') then 1 else 0 end) as directed,
        sum(case when is_fresh = 0 and measure in ('exports', 'fdi', 'financing') then 1 else 0 end) as usual_directed,
        avg(case when is_fresh = 1 and measure in ('exports', 'fdi', 'financing')
            then case when from_party_id is null and to_party_id is null then 0.0 else 100.0 end end) as direction_now,
        avg(case when is_fresh = 0 and measure in ('exports', 'fdi', 'financing')
            then case when from_party_id is null and to_party_id is null then 0.0 else 100.0 end end) as direction_usual
    from figure
    group by source_id, lang
),
rate as (
    select source_id, lang, 'period' as field, figures, usual_figures, period_now as filled_pct, period_usual as usual_pct from counted
    union all
    select source_id, lang, 'pair', figures, usual_figures, pair_now, pair_usual from counted
    union all
    select source_id, lang, 'unit', figures, usual_figures, unit_now, unit_usual from counted
    union all
    select source_id, lang, 'direction', directed, usual_directed, direction_now, direction_usual from counted
)
select
    source_id, source_id as subject, lang, field, figures, usual_figures, filled_pct, usual_pct,
    case when filled_pct < usual_pct - 15
        and (usual_pct - filled_pct) * (usual_pct - filled_pct) * figures > 9 * usual_pct * (100 - usual_pct) then 1 else 0 end as is_broken
from rate
where figures >= 20 and usual_figures >= 50
