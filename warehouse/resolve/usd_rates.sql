-- US dollars for one unit of each currency, by period: as published, else inverted, else over a third currency.
WITH leg AS (
    SELECT currency_code AS base, quote_currency_code AS quote, rate, period_start, period_end, period_grain, source_name, known_from, rate_id, 0 AS turns
    FROM rates WHERE rate > 0
    UNION ALL
    SELECT quote_currency_code, currency_code, 1 / rate, period_start, period_end, period_grain, source_name, known_from, rate_id, 1
    FROM rates WHERE rate > 0
), route AS (
    SELECT base AS currency_code, rate, period_start, period_end, period_grain, source_name, known_from, rate_id, turns
    FROM leg WHERE quote = 'USD'
    UNION ALL
    SELECT a.base, a.rate * b.rate, a.period_start, a.period_end, a.period_grain, a.source_name,
           greatest(a.known_from, b.known_from), a.rate_id || b.rate_id, 2 + a.turns + b.turns
    FROM leg AS a JOIN leg AS b ON a.quote = b.base AND a.period_start = b.period_start AND a.period_end = b.period_end
         AND a.source_name = b.source_name
    WHERE b.quote = 'USD' AND a.base <> 'USD' AND a.quote <> 'USD'
)
SELECT * EXCLUDE (turns, rate_id, known_from)
FROM route
QUALIFY row_number() OVER (
    PARTITION BY currency_code, period_start, period_end ORDER BY turns, known_from DESC, source_name, rate_id
) = 1
