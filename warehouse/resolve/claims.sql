-- Claims of the batch and those known of the same documents, each once, under the newest reader that reads it so.
SELECT c.* EXCLUDE (reader_order)
FROM (
    SELECT a.*, o.reader_order FROM arriving AS a JOIN reader_orders AS o USING (reader)
    UNION ALL BY NAME
    SELECT k.*, o.reader_order FROM known_claims AS k JOIN reader_orders AS o USING (reader)
) AS c
QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY c.reader_order DESC, c.rule_name, c.confidence) = 1
