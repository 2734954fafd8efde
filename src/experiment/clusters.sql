-- The clusters of the customers, from the tables customers and assigned: the first is the programme's, guests cannot be
-- invited.
SELECT customer_id, cluster, cluster = 1 AND NOT is_guest AS is_insider
FROM customers
JOIN assigned USING (customer_id)
ORDER BY customer_id
