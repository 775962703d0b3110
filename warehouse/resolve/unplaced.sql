-- Figures without a place, as the newest reading of each document has them.
SELECT DISTINCT ON (release_id, quote_start, quote_end)
    release_id, "start" AS quote_start, "end" AS quote_end, quote, value, unit AS unit_code, reason
FROM batch_unplaced SEMI JOIN fresh USING (release_id) ORDER BY ALL
