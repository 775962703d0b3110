-- The rate that each amount needs: the average of a period that is over, else the rate of the day on which it was said.
SELECT DISTINCT
    unit_code AS currency_code,
    CASE WHEN is_over THEN period_start ELSE said_on END AS first_day,
    CASE WHEN is_over THEN period_end ELSE said_on END AS last_day
FROM (
    SELECT unit_code, period_start, period_end, known_from AS said_on,
           coalesce(period_start < period_end AND period_end < known_from, false) AS is_over
    FROM resolved WHERE is_money AND unit_code <> 'USD'
)
