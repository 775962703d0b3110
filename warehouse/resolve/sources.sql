-- Descriptions of sources: each valid from the first release that came so described until the next one begins, so that of
-- each source one holds on a day. Descriptions that take turns (an inbox has releases of several homes) end for good all
-- the same; of those that begin on one day the last by its id holds, and the others never do.
WITH source_days AS (
    FROM known_days
    UNION ALL
    SELECT source_name, home_party_id, is_official, known_from FROM releases
), described AS (
    SELECT id_of([source_name, home_party_id, is_official::VARCHAR]) AS source_version_id, source_name, home_party_id, is_official,
           min(first_day) AS valid_from
    FROM source_days GROUP BY ALL
), ended AS (
    SELECT *, lead(valid_from) OVER (PARTITION BY source_name ORDER BY valid_from, source_version_id) AS valid_to
    FROM described
)
SELECT source_version_id, source_name, home_party_id, is_official, valid_from, valid_to, valid_to IS NULL AS is_current
FROM ended
