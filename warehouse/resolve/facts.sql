-- Versions of figures as facts: who told it, how many corroborate it, and how long it was the latest word.
WITH version AS (
    SELECT version AS turn, min(figure) AS figure, bool_and(is_contested) AS is_contested, max(turn) AS last_turn
    FROM told GROUP BY version
), timed AS (
    SELECT
        v.*, c.known_from,
        CASE WHEN v.is_contested THEN c.known_from
             ELSE lead(c.known_from) OVER (PARTITION BY c.subject_id, v.is_contested ORDER BY v.turn) END AS known_to
    FROM version AS v JOIN standing AS c USING (turn)
), support AS (
    SELECT v.turn, count(DISTINCT c.edition) AS corroboration_count
    FROM version AS v
    JOIN told AS t ON t.figure = v.figure AND t.turn <= v.last_turn
    JOIN standing AS c ON c.turn = t.turn
    GROUP BY v.turn
)
SELECT
    id_of([c.subject_id, c.claim_id]) AS fact_id, c.subject_id, id_of([c.subject_id, first_claim.claim_id, 'figure']) AS figure_id,
    c.claim_id, c.release_id, c.pair_id, c.from_party_id, c.to_party_id, c.counted_by_party_id,
    c.measure, c.aspect, c.status, c.product, c.period_start, c.period_end,
    grain_of(c.period_start, c.period_end) AS period_grain,
    c.value, c.value_high,
    CASE WHEN isfinite(c.low) THEN c.low END AS low, CASE WHEN isfinite(c.high) THEN c.high END AS high,
    c.hedge, c.unit_code, c.origin, c.observation_status,
    c.known_from, v.known_to, v.known_to IS NULL AS is_current,
    s.corroboration_count, 'ok' AS quality, c.correction_id, v.turn, v.figure, v.last_turn,
    c.unit_code NOT IN ('percent', 'count', 'tonne', 'XXX') AS is_money
FROM timed AS v
JOIN standing AS c USING (turn)
JOIN standing AS first_claim ON first_claim.turn = v.figure
JOIN support AS s ON s.turn = v.turn
