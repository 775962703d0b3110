-- Descriptions of sources: valid from the first release that came so described, until releases only come otherwise.
WITH source_days AS (
    FROM known_days
    UNION ALL
    SELECT source_name, home_party_id, is_official, known_from, known_from FROM releases
), described AS (
    SELECT id_of([source_name, home_party_id, is_official::VARCHAR]) AS source_version_id, source_name, home_party_id, is_official,
           min(first_day) AS valid_from, max(last_day) AS last_day
    FROM source_days GROUP BY ALL
), ended AS (
    SELECT d.source_version_id, min(o.first_day) AS valid_to
    FROM described AS d JOIN source_days AS o ON o.source_name = d.source_name AND o.first_day > d.last_day
    GROUP BY d.source_version_id
)
SELECT d.source_version_id, d.source_name, d.home_party_id, d.is_official, d.valid_from, e.valid_to, e.valid_to IS NULL AS is_current
FROM described AS d LEFT JOIN ended AS e USING (source_version_id)
