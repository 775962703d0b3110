-- Which claims tell the figure of which fact.
SELECT DISTINCT f.fact_id, c.claim_id, f.pair_id
FROM resolved AS f
JOIN told AS t ON t.figure = f.figure AND t.turn <= f.last_turn
JOIN standing AS c ON c.turn = t.turn
