select
    '{table}' as fact_table, f.fact_id, f.subject_id, f.claim_id, f.release_id,
    case when f.pair_id = 'ZZ' then 'ZZ:' || f.release_id else f.pair_id end as pair_id,
    f.measure, f.aspect, f.status, f.period_grain, f.value, f.hedge, f.unit_code, f.value_usd, f.fx_rate, f.origin,
    f.corroboration_count, coalesce(f.from_party_id, '') as from_party_id, coalesce(f.to_party_id, '') as to_party_id,
    coalesce(f.from_party_id || '>' || f.to_party_id, f.from_party_id || '>', '>' || f.to_party_id, '') as direction,
    coalesce(f.product, '') as product, coalesce(f.counted_by_party_id, '') as reporter,
    coalesce(f.correction_id, '') as correction_id,
    {period_start} as period_from, {period_end} as period_to, {known_from} as known_from,
    case when f.is_current then 1 else 0 end as is_current,
    case when f.low is null then -1e30 when f.hedge in ('gt', 'lt') then f.low + abs(f.low) * 1e-9 else f.low end as low,
    case when f.high is null then 1e30 when f.hedge in ('gt', 'lt') then f.high - abs(f.high) * 1e-9 else f.high end as high
from stage_{table} as f
