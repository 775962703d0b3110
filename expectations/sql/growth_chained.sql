-- name: growth.chained
-- severity: warning
-- owner: trade statistics
-- meaning: Yearly rates of up to five years in a row, multiplied, can lead from the level before the first to the level of the last.
-- holds: nothing
-- reason: {steps} yearly rates in a row allow {reach_low} to {reach_high} {unit_code} where {level_low} - {level_high} is stated
with recursive yearly as (
    select fact_id, pair_id, measure, direction, product, period_from, base_from, low, high
    from live_fact
    where aspect = 'change_pct' and status = 'actual' and period_grain = 'year' and origin = 'stated' and low > -100
),
chain as (
    select
        base.fact_id as third_id, yearly.fact_id, base.pair_id, base.measure, base.direction, base.product, base.unit_code,
        yearly.period_from, 1 as steps,
        base.low * (1 + yearly.low / 100) as reach_low, base.high * (1 + yearly.high / 100) as reach_high
    from live_fact as base
    join yearly
        on yearly.pair_id = base.pair_id and yearly.measure = base.measure and yearly.direction = base.direction
        and yearly.product = base.product and yearly.base_from = base.period_from
    where base.aspect = 'level' and base.status = 'actual' and base.period_grain = 'year' and base.origin = 'stated'
        and base.low > 0 and base.high < 1e30
    union all
    select
        chain.third_id, yearly.fact_id, chain.pair_id, chain.measure, chain.direction, chain.product, chain.unit_code,
        yearly.period_from, chain.steps + 1,
        chain.reach_low * (1 + yearly.low / 100), chain.reach_high * (1 + yearly.high / 100)
    from chain
    join yearly
        on yearly.pair_id = chain.pair_id and yearly.measure = chain.measure and yearly.direction = chain.direction
        and yearly.product = chain.product and yearly.base_from = chain.period_from
    where chain.steps < 5
)
select
    chain.fact_id, level.fact_id as other_id, chain.third_id, chain.pair_id,
    chain.pair_id || ' ' || chain.measure || ' chain ' || chain.period_from as subject,
    chain.steps, chain.reach_low, chain.reach_high, level.low as level_low, level.high as level_high, chain.unit_code,
    -- In one unit they have to fit: rates do not say which they are of.
    min(case when level.high < chain.reach_low * (1 - 1e-9) or level.low > chain.reach_high * (1 + 1e-9) then 1 else 0 end)
        over (partition by chain.fact_id, chain.steps) as is_broken
from chain
join live_fact as level
    on level.pair_id = chain.pair_id and level.measure = chain.measure and level.aspect = 'level' and level.status = 'actual'
    and level.direction = chain.direction and level.product = chain.product and level.unit_code = chain.unit_code
    and level.period_from = chain.period_from and level.period_grain = 'year' and level.origin = 'stated'
where chain.steps > 1
