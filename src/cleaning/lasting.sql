-- How many customers have their last line after which step, from the table working; $steps is the last one.
WITH customers AS (
  SELECT max(CASE dropped_by WHEN 0 THEN $steps ELSE dropped_by - 1 END) AS last_step
  FROM working WHERE customer_id IS NOT NULL GROUP BY customer_id
)
SELECT last_step, count(*) AS customers FROM customers GROUP BY last_step
