-- Facts with US dollars beside their own currency; null where no rate is known, never guessed.
SELECT
    f.* EXCLUDE (is_money),
    CASE WHEN NOT is_money THEN NULL WHEN f.unit_code = 'USD' THEN 1.0 ELSE r.rate END AS fx_rate,
    CASE WHEN is_money THEN r.source_name END AS fx_source_name,
    CASE WHEN is_money THEN r.fx_date END AS fx_date,
    f.value * fx_rate AS value_usd, f.low * fx_rate AS low_usd, f.high * fx_rate AS high_usd
FROM resolved AS f
LEFT JOIN found_rates AS r ON r.currency_code = f.unit_code AND f.is_money AND f.unit_code <> 'USD'
    AND r.first_day = CASE WHEN coalesce(f.period_start < f.period_end AND f.period_end < f.known_from, false)
                           THEN f.period_start ELSE f.known_from END
    AND r.last_day = CASE WHEN coalesce(f.period_start < f.period_end AND f.period_end < f.known_from, false)
                          THEN f.period_end ELSE f.known_from END
