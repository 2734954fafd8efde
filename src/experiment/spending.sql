-- What each customer spent, from the table cleaned: in all, in the last 365 days, and with amounts that halve every 180
-- days. $day is the last day that counts. What was taken back does not count; where $gross is true, nothing was.
SELECT customer_id,
  CAST(sum(amount) AS DOUBLE) AS all_time,
  CAST(sum(CASE WHEN days_ago < 365 THEN amount ELSE 0 END) AS DOUBLE) AS last_year,
  CAST(sum(amount * power(0.5, days_ago / 180.0)) AS DOUBLE) AS decayed
FROM (
  SELECT customer_id, CAST($day AS DATE) - day AS days_ago,
    CASE WHEN $gross THEN greatest(quantity, 0) ELSE standing_quantity END * unit_price AS amount
  FROM cleaned
  WHERE customer_id IS NOT NULL AND day <= CAST($day AS DATE)
) AS amounts
GROUP BY customer_id
ORDER BY customer_id
