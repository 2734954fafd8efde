-- The segments with their customers, from the tables rows and members.
WITH listed AS (
  SELECT cluster, list(customer_id ORDER BY customer_id) AS customer_ids
  FROM members
  GROUP BY cluster
)
SELECT rows.*, customer_ids
FROM rows
JOIN listed USING (cluster)
ORDER BY cluster
