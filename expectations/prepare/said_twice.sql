-- Facts of one subject and origin, each two of them in both orders; `is_apart` where no figure lies in both, `is_dated` where
-- it is known how many days lie between them.
select
    one.fact_id, two.fact_id as other_id, one.subject_id, one.pair_id, one.measure, one.aspect, one.status, one.period_from,
    one.unit_code, one.origin, one.release_id, one.source_id, one.lang, one.home, one.published_day, one.low as own_low, one.high as own_high,
    two.release_id as other_release_id, two.source_id as other_source_id, two.lang as other_lang, two.home as other_home,
    two.published_day as other_published_day, two.low as other_low, two.high as other_high,
    one.pair_id || ' ' || one.measure || ' ' || one.aspect || ' ' || one.status || ' ' || one.direction || ' ' || one.product
        || ' ' || one.period_from || ' ' || one.period_to as subject,
    case when one.published > 0 and two.published > 0 then 1 else 0 end as is_dated,
    case when one.hedge in ('gt', 'ge', 'lt', 'le') or two.hedge in ('gt', 'ge', 'lt', 'le') then 1 else 0 end as is_bound,
    case when one.high < two.low or two.high < one.low then 1 else 0 end as is_apart
from gate_shared as shared
join known_fact as one on one.subject_id = shared.subject_id
join known_fact as two on two.subject_id = shared.subject_id and two.fact_id <> one.fact_id
where two.origin = one.origin
