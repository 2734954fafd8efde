-- The customers with the largest value of purchases taken back, the $most largest, from the table cleaned.
SELECT customer_id, CAST(sum(quantity * unit_price) AS DOUBLE) AS bought,
  CAST(sum((quantity - standing_quantity) * unit_price) AS DOUBLE) AS taken_back,
  CAST(sum(standing_quantity * unit_price) AS DOUBLE) AS stands,
  count(*) FILTER (WHERE standing_quantity > 0) AS lines_standing
FROM cleaned WHERE quantity >= 0 AND customer_id IS NOT NULL
GROUP BY customer_id HAVING sum((quantity - standing_quantity) * unit_price) > 0
ORDER BY taken_back DESC, customer_id LIMIT $most
