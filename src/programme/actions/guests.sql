-- What guests bought from the day $since on, from the table cleaned in which every invoice of theirs is a customer.
-- $revenue: the preset's; $year: the day after which invoices count as those of the last 365 days.
WITH counted AS (
  SELECT is_guest,
    CASE WHEN $revenue = 'net_revenue' OR quantity >= 0 THEN quantity * unit_price ELSE 0 END AS amount,
    CASE WHEN is_guest AND quantity > 0 AND standing_quantity > 0 THEN invoice_no END AS bought,
    day > CAST($year AS DATE) AS lately
  FROM cleaned
  WHERE day >= CAST($since AS DATE)
)
SELECT count(DISTINCT bought) AS invoices,
  count(DISTINCT CASE WHEN lately THEN bought END) AS "yearInvoices",
  CAST(coalesce(sum(CASE WHEN is_guest THEN amount END), 0) AS DOUBLE) AS revenue,
  CAST(coalesce(sum(amount), 0) AS DOUBLE) AS "all"
FROM counted
