-- Documents that the batch reads by the newest reader there is; readings by older ones are passed over.
SELECT b.release_id FROM batch_releases AS b JOIN releases AS r USING (release_id) WHERE b.reader = r.reader
