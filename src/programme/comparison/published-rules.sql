-- What the published rules make of the table customers. $taken_back: the share of what was bought from which on it counts
-- as taken back.
SELECT count(*) AS customers, sum(gross_revenue) AS total,
  CAST(coalesce(sum(CASE WHEN is_guest THEN 1 ELSE 0 END), 0) AS INTEGER) AS guests,
  coalesce(sum(CASE WHEN is_guest THEN gross_revenue END), 0) AS guest_revenue,
  CAST(coalesce(sum(CASE WHEN returned_share >= $taken_back THEN 1 ELSE 0 END), 0) AS INTEGER) AS taken_back,
  coalesce(sum(CASE WHEN returned_share >= $taken_back THEN gross_revenue END), 0) AS taken_back_revenue,
  CAST(coalesce(sum(CASE WHEN frequency >= 1 THEN 1 ELSE 0 END), 0) AS INTEGER) AS often,
  CAST(
    coalesce(sum(CASE WHEN frequency >= 1 AND avg_days_between_purchases IS NULL THEN 1 ELSE 0 END), 0) AS INTEGER
  ) AS once,
  median(gross_revenue) AS median, max(gross_revenue) AS largest, min(gross_revenue) AS smallest
FROM customers
