-- Posts held: from the first day a release gives the person the post, to the first later day on which only others are given.
WITH held AS (
    SELECT official_id, person_id, min(person_name) AS person_name, min(post_name) AS post_name, min(party_id) AS party_id,
           min(known_from) AS valid_from, max(known_from) AS last_day
    FROM mentions GROUP BY official_id, person_id
), ended AS (
    SELECT h.official_id, min(m.known_from) AS valid_to
    FROM held AS h JOIN mentions AS m ON m.person_id = h.person_id AND m.known_from > h.last_day
    GROUP BY h.official_id
)
SELECT h.official_id, h.person_id, h.person_name, h.post_name, h.party_id, h.valid_from, e.valid_to, e.valid_to IS NULL AS is_current
FROM held AS h LEFT JOIN ended AS e USING (official_id)
