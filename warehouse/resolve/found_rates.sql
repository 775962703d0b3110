-- The best published rate for each need: the period itself; else the mean of the months that make it up, all of them;
-- for a day the last daily rate of the week before it; else the shortest published period that the days lie in.
WITH exact AS (
    SELECT n.*, r.rate, r.source_name, r.period_end AS fx_date, 1 AS preference
    FROM needed AS n JOIN usd_rates AS r
      ON r.currency_code = n.currency_code AND r.period_start = n.first_day AND r.period_end = n.last_day
), monthly AS (
    SELECT n.currency_code, n.first_day, n.last_day, avg(r.rate) AS rate, min(r.source_name) AS source_name,
           max(r.period_end) AS fx_date, 2 AS preference
    FROM needed AS n JOIN usd_rates AS r
      ON r.currency_code = n.currency_code AND r.period_grain = 'month'
     AND r.period_start >= n.first_day AND r.period_end <= n.last_day
    GROUP BY ALL
    HAVING count(*) = months_between(n.first_day, n.last_day) AND day(n.first_day) = 1 AND day(n.last_day + 1) = 1
), daily AS (
    SELECT n.*, r.rate, r.source_name, r.period_end AS fx_date, 3 + (n.last_day - r.period_end) AS preference
    FROM needed AS n JOIN usd_rates AS r
      ON r.currency_code = n.currency_code AND r.period_grain = 'day' AND n.first_day = n.last_day
     AND r.period_end BETWEEN n.last_day - 7 AND n.last_day
), around AS (
    SELECT n.*, r.rate, r.source_name, r.period_end AS fx_date, 100 + (r.period_end - r.period_start) AS preference
    FROM needed AS n JOIN usd_rates AS r
      ON r.currency_code = n.currency_code AND r.period_start <= n.first_day AND r.period_end >= n.last_day
     AND r.period_grain <> 'day'
)
SELECT * FROM (
    SELECT * FROM exact UNION ALL BY NAME SELECT * FROM monthly
    UNION ALL BY NAME SELECT * FROM daily UNION ALL BY NAME SELECT * FROM around
)
QUALIFY row_number() OVER (PARTITION BY currency_code, first_day, last_day ORDER BY preference, fx_date DESC, source_name, rate) = 1
