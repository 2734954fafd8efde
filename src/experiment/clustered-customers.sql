-- The customers with their clusters, by number, from the tables customers and clusters.
SELECT customers.*, cluster, is_insider
FROM customers
JOIN clusters USING (customer_id)
ORDER BY customer_id
