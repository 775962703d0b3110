-- Which claims tell the figure of which fact; the sum of two cells rests on both.
WITH supporting AS (
    SELECT f.fact_id, f.pair_id, c.claim_id, c.other_claim_id
    FROM resolved AS f
    JOIN told AS t ON t.figure = f.figure AND t.turn <= f.last_turn
    JOIN standing AS c ON c.turn = t.turn
)
SELECT DISTINCT fact_id, claim_id, pair_id FROM (
    SELECT fact_id, claim_id, pair_id FROM supporting
    UNION ALL
    SELECT fact_id, other_claim_id, pair_id FROM supporting WHERE other_claim_id IS NOT NULL
)
