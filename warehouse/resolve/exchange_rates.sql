-- Exchange rates of the batch's tables, as the newest reader has them, in the columns of `fact_exchange_rate`.
SELECT DISTINCT ON (rate_id)
    id_of([o.base_unit, o.unit, o.period_start::VARCHAR, o.period_end::VARCHAR, r.source_name, o.release_id]) AS rate_id,
    o.base_unit AS currency_code, o.unit AS quote_currency_code, o.period_start, o.period_end,
    CASE WHEN o.grain = 'week' THEN 'part_year' ELSE o.grain END AS period_grain,
    o.value AS rate, r.source_name, o.release_id, o.cell || ' = ' || o.quote AS quote,
    coalesce(utc_day(o.known_at), r.known_from) AS known_from
FROM batch_observations AS o JOIN releases AS r USING (release_id) SEMI JOIN fresh USING (release_id)
WHERE o.measure = 'exchange_rate'
ORDER BY rate_id, rate, quote
