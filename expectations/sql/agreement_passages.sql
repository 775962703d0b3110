-- name: agreement.passages
-- severity: warning
-- owner: press monitoring
-- meaning: One release does not give two figures for the same thing, unless it quotes two sources.
-- holds: nothing
-- reason: {own_low} - {own_high} here, {other_low} - {other_high} {unit_code} there, and no figure lies in both
select
    twice.fact_id, twice.other_id, twice.pair_id, twice.subject, twice.own_low, twice.own_high, twice.other_low, twice.other_high,
    twice.unit_code, twice.is_apart as is_broken
from said_twice as twice
join gate_statement as own on own.fact_id = twice.fact_id
join gate_statement as other on other.fact_id = twice.other_id and other.release_id = own.release_id
where twice.origin = 'stated' and twice.fact_id < twice.other_id and twice.period_from > 0
