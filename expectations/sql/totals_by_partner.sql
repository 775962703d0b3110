-- name: totals.by_partner
-- severity: warning
-- owner: trade statistics
-- meaning: Within one release, trade with single members of a group (of its members now, those that were so then) does not add up to more than trade with the group, nor trade
--   between members to more than the group's own.
-- holds: nothing
-- reason: {partners} partner(s) make at least {sum_low} {unit_code}, the group's total is at most {total_high}
with pair as (
    select pair_id, party_a_id, party_b_id from dim_pair
    union
    select pair_id, party_a_id, party_b_id from stage_dim_pair
),
member as (
    select distinct group_party_id, party_id, cast(replace(cast(valid_from as varchar(10)), '-', '') as integer) as member_from
    from bridge_party_group
    where is_current
),
grouped as (
    select distinct pair.pair_id, member.group_party_id,
        case when pair.party_b_id is null then '' when pair.party_a_id = member.group_party_id then pair.party_b_id
            else pair.party_a_id end as partner_id
    from pair
    join member on member.group_party_id in (pair.party_a_id, pair.party_b_id)
),
total as materialized (
    select fact.*, grouped.group_party_id, grouped.partner_id
    from grouped
    cross join told_fact as fact
    where fact.pair_id = grouped.pair_id and fact.aspect = 'level' and fact.measure in ('turnover', 'exports') and fact.period_from > 0
),
part as (
    select distinct total.fact_id as total_id, part.fact_id, part.low
    from total
    join told_fact as part
        on part.told_by = total.told_by and part.measure = total.measure and part.aspect = 'level'
        and part.status = total.status and part.period_from = total.period_from and part.period_to = total.period_to
        and part.unit_code = total.unit_code and part.product = total.product and part.pair_id <> total.pair_id
    join pair on pair.pair_id = part.pair_id
    join member as one on one.group_party_id = total.group_party_id and one.party_id in (pair.party_a_id, pair.party_b_id)
        and one.member_from <= total.period_from
    where (total.partner_id in (pair.party_a_id, pair.party_b_id) and one.party_id <> total.partner_id
            and (total.from_party_id = part.from_party_id or total.to_party_id = part.to_party_id))
        or (total.partner_id = '' and pair.party_a_id in (
                select party_id from member where group_party_id = total.group_party_id and member_from <= total.period_from)
            and pair.party_b_id in (
                select party_id from member where group_party_id = total.group_party_id and member_from <= total.period_from))
),
summed as (
    select total_id, count(*) as partners, sum(low) as sum_low, min(fact_id) as other_id from part group by total_id
)
select
    total.fact_id, summed.other_id, total.pair_id, total.pair_id || ' ' || total.measure || ' partners ' || total.period_from as subject,
    summed.partners, summed.sum_low, total.high as total_high, total.unit_code,
    case when summed.sum_low > total.high then 1 else 0 end as is_broken
from summed
join gate_fact as total on total.fact_id = summed.total_id
