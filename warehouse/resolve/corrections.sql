-- Corrections in force, with the pair of the claim where it has arrived.
SELECT k.correction_id, k.claim_id, coalesce(c.pair_id, n.pair_id) AS pair_id, k.changes, k.who, k.why, k.until
FROM corrections AS k
LEFT JOIN corrected_claims AS c USING (claim_id)
LEFT JOIN claims AS n USING (claim_id)
