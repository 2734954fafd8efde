-- The last purchase of each customer that stands, from the table cleaned.
SELECT customer_id, max(day) AS day
FROM cleaned
WHERE customer_id IS NOT NULL AND quantity >= 0 AND (quantity = 0 OR standing_quantity > 0)
GROUP BY customer_id
ORDER BY customer_id
