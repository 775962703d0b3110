-- Papers that documents say were signed.
SELECT DISTINCT ON (release_id, quote_start)
    release_id, "start" AS quote_start, "end" AS quote_end, kind AS document_kind, title AS document_title
FROM batch_signed SEMI JOIN fresh USING (release_id) ORDER BY ALL
