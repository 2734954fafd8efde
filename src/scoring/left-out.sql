-- Who has a line but is not in the table customers, with the day of the last purchase that stands, if there is one: from
-- the tables lines, customers and last_purchases.
SELECT customer_id AS id, max(last_purchases.day) AS day
FROM lines
LEFT JOIN last_purchases USING (customer_id)
WHERE customer_id IS NOT NULL AND customer_id NOT IN (SELECT customer_id FROM customers)
GROUP BY customer_id
ORDER BY id
