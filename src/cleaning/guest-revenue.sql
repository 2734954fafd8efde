-- What the lines that the rule of guests dropped (number $guest_rule among the rules) come to in the last $window_days
-- days up to the last purchase of a customer; over all days where it is NULL.
WITH reference AS (
  SELECT max(day) AS reference_day, CAST($window_days AS INTEGER) AS window_days
  FROM cleaned
  WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0) AND customer_id IS NOT NULL
)
SELECT
  CAST(coalesce(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END), 0) AS DOUBLE) AS "guestGrossRevenue",
  CAST(coalesce(sum(quantity * unit_price), 0) AS DOUBLE) AS "guestNetRevenue"
FROM working
CROSS JOIN reference
WHERE $guest_rule > 0 AND dropped_by = $guest_rule
  AND (window_days IS NULL OR reference_day - day < window_days)
