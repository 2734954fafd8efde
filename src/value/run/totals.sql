-- Lines of which something stands, their customers and net value, from the table cleaned; $guests: with those of guests.
SELECT count(*) AS lines, count(DISTINCT customer_id) AS customers,
  CAST(coalesce(sum(standing_quantity * unit_price), 0) AS DOUBLE) AS "netValue"
FROM cleaned
WHERE customer_id IS NOT NULL AND (quantity = 0 OR standing_quantity <> 0) AND ($guests OR NOT is_guest)
