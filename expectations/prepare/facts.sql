with fact as ({every}),
judged as (
    select fact_id, verdict, row_number() over (partition by fact_id order by decided_at desc, decision_id) as nth
    from steward_decision
)
select
    fact.*,
    -- A change over several years leads to the last of them from the year before the first, wherever such a year begins.
    case when period_grain <> 'multi_year' then period_from
        when period_from - period_from / 10000 * 10000 = 101 then period_to / 10000 * 10000 + 101
        else period_to / 10000 * 10000 - 10000 + period_from - period_from / 10000 * 10000 end as level_from,
    period_to as level_to,
    case when period_from = 0 then 0 else period_from - 10000 end as base_from,
    case when period_from = 0 then 0
        when period_grain <> 'multi_year' then period_to - 10000
        when period_from - period_from / 10000 * 10000 = 101 then (period_from / 10000 - 1) * 10000 + 1231
        else period_from / 10000 * 10000 + period_to - period_to / 10000 * 10000 end as base_to,
    case when judged.verdict = 'reject' then 1 else 0 end as is_rejected,
    release.source_id, release.lang, release.home, release.published, release.published_day, release.is_new,
    coalesce(new.quote, claim.quote, '') as quote,
    coalesce(new.quote_start, claim.quote_start, 0) as start_offset,
    coalesce(new.value, claim.value) as claim_value,
    case when coalesce(new.measure, claim.measure) <> fact.measure then 1 else 0 end as is_derived
from fact
left join gate_release as release on release.release_id = fact.release_id
left join gate_claim as new on new.claim_id = fact.claim_id
left join claim on claim.claim_id = fact.claim_id and new.claim_id is null
left join judged on judged.fact_id = fact.fact_id and judged.nth = 1
