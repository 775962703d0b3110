-- name: money.conversion
-- severity: error
-- owner: data engineering
-- meaning: A sum in dollars is the sum in its own currency times the rate used, and a dollar is a dollar.
-- holds: fact
-- reason: {value} {unit_code} at {fx_rate} is {expected} USD, and not {value_usd}
with converted as (
    select
        fact_id, pair_id, value, unit_code, fx_rate, value_usd,
        value * case when unit_code = 'USD' then 1 else fx_rate end as expected
    from live_fact
    where value_usd is not null and aspect in ('level', 'change_abs')
)
select
    converted.*, pair_id || ' conversion ' || unit_code as subject,
    case when abs(value_usd - expected) > abs(expected) * 0.001 + 0.01 then 1 else 0 end as is_broken
from converted
where expected is not null
