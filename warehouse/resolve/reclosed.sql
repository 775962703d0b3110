-- Facts without those held back: where a closing fact is held, the one before it is the latest word still.
SELECT * REPLACE (known_to IS NULL AS is_current)
FROM (
    SELECT
        * REPLACE (
            CASE WHEN known_to = known_from THEN known_to
                 ELSE lead(known_from) OVER (
                     PARTITION BY subject_id, known_to IS NOT DISTINCT FROM known_from ORDER BY turn
                 ) END AS known_to,
            CASE WHEN fact_id IN (SELECT fact_id FROM warned) THEN 'warned' ELSE 'ok' END AS quality
        )
    FROM facts ANTI JOIN held USING (fact_id)
)
