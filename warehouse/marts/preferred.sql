-- Which of the current facts of one cell speaks for it, first the preferred one; every column of a mart is taken from it.
-- What can be told in dollars; what no check warns of; of a stock, which moves on, the later word; what more documents
-- tell; what is told more closely, an end that is not bounded last; then the later word, and the id.
        CASE WHEN value_usd IS NULL THEN 1 ELSE 0 END,
        CASE WHEN quality = 'ok' THEN 0 ELSE 1 END,
        CASE WHEN period_start IS NULL THEN known_from END DESC,
        corroboration_count DESC,
        CASE WHEN low IS NULL OR high IS NULL THEN 1 ELSE 0 END,
        (high - low) / CASE WHEN value = 0 THEN 1 ELSE abs(value) END,
        known_from DESC,
        fact_id
