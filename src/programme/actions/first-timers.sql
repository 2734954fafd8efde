-- What registered customers did in the $days days after their first purchase day, where that lies between $earliest and
-- $latest, from the table cleaned. $revenue: the preset's.
WITH mine AS (
  SELECT customer_id, day, quantity * unit_price AS amount, quantity >= 0 AS bought,
    quantity > 0 AND standing_quantity > 0 AS stands
  FROM cleaned
  WHERE NOT is_guest AND customer_id IS NOT NULL
),
first AS (
  SELECT customer_id, min(day) AS first_day
  FROM mine
  WHERE stands
  GROUP BY customer_id
  HAVING min(day) >= CAST($earliest AS DATE) AND min(day) <= CAST($latest AS DATE)
)
SELECT
  CAST(coalesce(sum(CASE WHEN $revenue = 'net_revenue' OR bought THEN amount END), 0) AS DOUBLE) AS spend,
  coalesce(max(CASE WHEN stands THEN 1 ELSE 0 END), 0) AS again
FROM first
LEFT JOIN mine
  ON mine.customer_id = first.customer_id AND day > first_day AND day <= first_day + CAST($days AS INTEGER)
GROUP BY first.customer_id
ORDER BY first.customer_id
