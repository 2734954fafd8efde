-- What each member spent after the day $after and up to $until, from the tables members and cleaned. $revenue: the
-- preset's.
SELECT CAST(coalesce(sum(quantity * unit_price), 0) AS DOUBLE) AS spent
FROM members
LEFT JOIN cleaned
  ON cleaned.customer_id = members.customer_id AND NOT is_guest
  AND day > CAST($after AS DATE) AND day <= CAST($until AS DATE)
  AND ($revenue = 'net_revenue' OR quantity >= 0)
GROUP BY place
ORDER BY place
