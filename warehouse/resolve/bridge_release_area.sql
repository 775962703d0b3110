-- Fields of cooperation that documents name.
SELECT DISTINCT ON (release_id, area_id, quote_start)
    release_id, code AS area_id, "start" AS quote_start, "end" AS quote_end
FROM batch_areas SEMI JOIN fresh USING (release_id) ORDER BY ALL
