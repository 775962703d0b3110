-- What a batch brings, prose and table cells alike, in the columns of `claim`.
SELECT
    claim_id, release_id,
    coalesce(nullif(array_to_string(list_sort(list_distinct(parties)), '-'), ''), 'ZZ') AS pair_id,
    from_party AS from_party_id, to_party AS to_party_id,
    measure, aspect, status, nullif(lower(trim(product)), '') AS product, period_start, period_end,
    value, value_high, hedge, unit AS unit_code, resolution,
    quote, sentence_of(r."text", "start", "end") AS sentence, "start" AS quote_start, "end" AS quote_end, rule AS rule_name, r.reader, confidence,
    'stated' AS origin, NULL::VARCHAR AS counted_by_party_id, NULL::VARCHAR AS observation_status,
    NULL::DATE AS prepared_date
FROM batch_claims JOIN batch_releases AS r USING (release_id)
UNION ALL
SELECT
    id_of([o.release_id, o.cell, o.measure, o.flow, o.valuation, o.reporter, o.partner, o.period_start::VARCHAR,
           o.period_end::VARCHAR, o.unit, o.classification, o.commodity, o.value::VARCHAR]) AS claim_id,
    o.release_id,
    CASE WHEN o.from_party IS NULL OR o.to_party IS NULL THEN 'ZZ'
         ELSE least(o.from_party, o.to_party) || '-' || greatest(o.from_party, o.to_party) END AS pair_id,
    o.from_party, o.to_party,
    o.measure, 'level' AS aspect,
    -- Money accumulated by a day is a whole portfolio; money that flowed in a period is observed.
    CASE WHEN o.flow IN ('fdi_stock', 'fdi_outward_stock') THEN 'total' ELSE 'actual' END AS status,
    -- Goods that only pass through are told apart from a country's own.
    CASE WHEN o.flow IN ('re_export', 're_import') THEN trim('re-exports ' || coalesce(o.commodity, ''))
         WHEN o.is_total THEN NULL
         ELSE lower(trim(coalesce(o.classification, '') || ' ' || coalesce(o.commodity, ''))) END AS product,
    o.period_start, o.period_end,
    o.value, NULL AS value_high, 'eq' AS hedge, o.unit AS unit_code, o.resolution,
    o.cell || ' = ' || o.quote AS quote, NULL AS sentence, 0 AS quote_start, 0 AS quote_end, o.rule AS rule_name, r.reader, 1.0 AS confidence,
    'counted' AS origin, o.reporter AS counted_by_party_id, o.flag AS observation_status,
    utc_day(o.known_at) AS prepared_date
FROM batch_observations AS o JOIN batch_releases AS r USING (release_id)
WHERE o.measure <> 'exchange_rate'
