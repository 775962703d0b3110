-- The pairs of the batch's claims, taken apart into their parties.
SELECT pair_id, part[1] AS party_a_id, CASE WHEN len(part) > 1 THEN part[2] END AS party_b_id, len(part)::BIGINT AS party_count
FROM (SELECT DISTINCT pair_id, string_split(pair_id, '-') AS part FROM claims)
