-- One row a document, merged from all that was ever said of it, whatever the order: the fullest record, then the greatest.
WITH said AS (
    SELECT * FROM batch_releases
    UNION ALL BY NAME
    SELECT release_id, source_name AS source, url, fetched_at, published_date AS published, language_code AS lang,
           home_party_id AS home, title, "text", content_type, is_official, reader, reader_order,
           edition_of
    FROM known_dim_release LEFT JOIN known_text USING (release_id)
), ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY release_id
            ORDER BY
                -(CASE WHEN published IS NULL THEN 0 ELSE 1 END + CASE WHEN url IS NULL THEN 0 ELSE 1 END
                  + CASE WHEN lang IS NULL THEN 0 ELSE 1 END + CASE WHEN home IS NULL THEN 0 ELSE 1 END
                  + CASE WHEN title IS NULL THEN 0 ELSE 1 END + CASE WHEN content_type IS NULL THEN 0 ELSE 1 END
                  + CASE WHEN edition_of IS NULL THEN 0 ELSE 1 END),
                published DESC NULLS LAST, source, url, lang, home, title, content_type, is_official, edition_of
        ) AS preference,
        min(fetched_at) OVER (PARTITION BY release_id) AS first_fetched_at,
        first_value(reader) OVER (PARTITION BY release_id ORDER BY reader_order DESC) AS newest_reader,
        first_value("text") OVER (PARTITION BY release_id ORDER BY reader_order DESC, "text" DESC NULLS LAST) AS newest_text
    FROM said
)
SELECT
    release_id, source AS source_name, url, first_fetched_at AS fetched_at, published AS published_date,
    coalesce(published, utc_day(first_fetched_at)) AS known_from, lang AS language_code, home AS home_party_id, is_official,
    title, content_type, newest_reader AS reader, edition_of, newest_text AS "text"
FROM ranked WHERE preference = 1
