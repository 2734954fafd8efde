-- How many customers of each cluster bought each product from the day $since on, and what it is called: as most of those
-- lines have it. From the tables cleaned and clusters; only purchases that stand count.
WITH bought AS (
  SELECT customer_id, cluster, stock_code, description
  FROM cleaned
  JOIN clusters USING (customer_id)
  WHERE quantity > 0 AND standing_quantity > 0 AND stock_code IS NOT NULL
    AND day >= CAST($since AS DATE)
),
named AS (
  SELECT stock_code, description,
    row_number() OVER (PARTITION BY stock_code ORDER BY count(*) DESC, description DESC) AS place
  FROM bought
  WHERE description IS NOT NULL
  GROUP BY stock_code, description
)
SELECT cluster, bought.stock_code, count(DISTINCT customer_id) AS buyers, max(named.description) AS description
FROM bought
LEFT JOIN named ON named.stock_code = bought.stock_code AND named.place = 1
GROUP BY cluster, bought.stock_code
ORDER BY cluster, bought.stock_code
