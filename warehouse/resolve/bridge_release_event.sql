-- Events that documents name; the same event may be written in upper and lower case.
SELECT DISTINCT ON (release_id, event_id, quote_start)
    release_id, id_of([kind, lower(trim(name))]) AS event_id, "start" AS quote_start, "end" AS quote_end,
    kind AS event_kind, trim(name) AS event_name
FROM batch_events SEMI JOIN fresh USING (release_id) ORDER BY ALL
