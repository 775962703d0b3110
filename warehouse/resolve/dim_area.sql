-- The fields themselves.
SELECT code AS area_id, min(isic) AS isic_section_code FROM batch_areas SEMI JOIN fresh USING (release_id) GROUP BY code
