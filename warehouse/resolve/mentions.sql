-- What the newest reading of each document names beside figures; readings by older readers are passed over.
CREATE OR REPLACE TEMP VIEW fresh AS
SELECT b.release_id FROM batch_releases AS b JOIN releases AS r USING (release_id) WHERE b.reader = r.reader;

CREATE OR REPLACE TEMP TABLE staged_unplaced AS
SELECT DISTINCT ON (release_id, quote_start, quote_end)
    release_id, "start" AS quote_start, "end" AS quote_end, quote, value, unit AS unit_code, reason
FROM batch_unplaced SEMI JOIN fresh USING (release_id) ORDER BY ALL;

CREATE OR REPLACE TEMP TABLE staged_bridge_release_official AS
SELECT DISTINCT ON (release_id, official_id, quote_start)
    o.release_id, id_of([lower(trim(name)), country, lower(trim(post))]) AS official_id,
    id_of([lower(trim(name)), country]) AS person_id, "start" AS quote_start, "end" AS quote_end,
    trim(name) AS person_name, trim(post) AS post_name, country AS party_id, r.known_from
FROM batch_officials AS o JOIN releases AS r USING (release_id) SEMI JOIN fresh USING (release_id) ORDER BY ALL;

CREATE OR REPLACE TEMP TABLE staged_bridge_release_event AS
SELECT DISTINCT ON (release_id, event_id, quote_start)
    release_id, id_of([kind, lower(trim(name))]) AS event_id, "start" AS quote_start, "end" AS quote_end,
    kind AS event_kind, trim(name) AS event_name
FROM batch_events SEMI JOIN fresh USING (release_id) ORDER BY ALL;

CREATE OR REPLACE TEMP TABLE staged_bridge_release_area AS
SELECT DISTINCT ON (release_id, area_id, quote_start)
    release_id, code AS area_id, "start" AS quote_start, "end" AS quote_end
FROM batch_areas SEMI JOIN fresh USING (release_id) ORDER BY ALL;

CREATE OR REPLACE TEMP TABLE staged_dim_area AS
SELECT code AS area_id, min(isic) AS isic_section_code FROM batch_areas SEMI JOIN fresh USING (release_id) GROUP BY code;

CREATE OR REPLACE TEMP TABLE staged_signed_document AS
SELECT DISTINCT ON (release_id, quote_start)
    release_id, "start" AS quote_start, "end" AS quote_end, kind AS document_kind, title AS document_title
FROM batch_signed SEMI JOIN fresh USING (release_id) ORDER BY ALL;
