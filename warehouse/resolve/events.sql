-- Events by the mentions of them; the same event may be written in upper and lower case.
SELECT event_id, min(event_kind) AS event_kind, min(event_name) AS event_name FROM mentions GROUP BY event_id
