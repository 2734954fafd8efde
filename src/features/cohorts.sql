-- Customers by the month of their first purchase, and how many of them bought again in each later month. A last month
-- that the data do not hold to its last four days is left out, cohort and all: shops close on some days.
WITH whole AS (
  SELECT CASE
      WHEN max(day) >= last_day(max(day)) - 3 THEN max(day)
      ELSE CAST(date_trunc('month', max(day)) AS DATE) - 1
    END AS last_whole_day
  FROM cleaned
),
purchases AS (
  SELECT customer_id, extract(YEAR FROM day) * 12 + extract(MONTH FROM day) - 1 AS month_no, quantity * unit_price AS value
  FROM cleaned
  CROSS JOIN whole
  WHERE customer_id IS NOT NULL AND quantity >= 0 AND (quantity = 0 OR standing_quantity > 0) AND day <= last_whole_day
),
firsts AS (
  SELECT customer_id, min(month_no) AS cohort_no FROM purchases GROUP BY customer_id
),
sizes AS (
  SELECT cohort_no, count(*) AS size FROM firsts GROUP BY cohort_no
)
SELECT
  CAST(cohort_no AS INTEGER) AS cohort_no,
  CAST(month_no - cohort_no AS INTEGER) AS months_later,
  CAST(size AS INTEGER) AS size,
  CAST(count(DISTINCT customer_id) AS INTEGER) AS active,
  CAST(sum(value) AS DOUBLE PRECISION) AS revenue
FROM purchases
JOIN firsts USING (customer_id)
JOIN sizes USING (cohort_no)
GROUP BY cohort_no, months_later, size
ORDER BY cohort_no, months_later
