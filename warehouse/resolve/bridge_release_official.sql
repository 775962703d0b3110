-- Officials by their posts, where each document first names them.
SELECT DISTINCT ON (release_id, official_id, quote_start)
    o.release_id, id_of([lower(trim(name)), country, lower(trim(post))]) AS official_id,
    id_of([lower(trim(name)), country]) AS person_id, "start" AS quote_start, "end" AS quote_end,
    trim(name) AS person_name, trim(post) AS post_name, country AS party_id, r.known_from
FROM batch_officials AS o JOIN releases AS r USING (release_id) SEMI JOIN fresh USING (release_id) ORDER BY ALL
