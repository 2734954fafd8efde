-- Net value by registered customer and day, from the table cleaned: $standing true, of what stands of each line; false,
-- of the lines as they came. Days are counted since 1970.
WITH lines AS (
  SELECT customer_id, day, unit_price, quantity, CASE WHEN $standing THEN standing_quantity ELSE quantity END AS left_over
  FROM cleaned
  WHERE customer_id IS NOT NULL AND NOT is_guest
)
SELECT CAST(customer_id AS INTEGER) AS "customerId", CAST(day - DATE '1970-01-01' AS INTEGER) AS day,
  CAST(sum(left_over * unit_price) AS DOUBLE) AS "netValue"
FROM lines
WHERE quantity = 0 OR left_over <> 0
GROUP BY customer_id, day
ORDER BY customer_id, day
