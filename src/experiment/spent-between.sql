-- What each registered customer spent after the day $after and up to $until, and on how many invoices something was
-- bought that stands, from the run's cleaned lines, run_cleaned. $revenue: the preset's.
-- Decimals add up exactly; ordered, so that the doubles that are added later come in one order.
SELECT customer_id,
  CAST(
    sum(CASE WHEN $revenue = 'net_revenue' OR quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE
  ) AS spent,
  count(DISTINCT CASE WHEN quantity > 0 AND standing_quantity > 0 THEN invoice_no END) AS again
FROM run_cleaned
WHERE day > CAST($after AS DATE) AND day <= CAST($until AS DATE) AND NOT is_guest
GROUP BY customer_id
ORDER BY customer_id
