-- The customers as they were known, with what they spent until then and in the days after, from the tables customers,
-- spending and afterwards.
-- A guest's number is given anew, by the lines that are there: nobody knows whether a guest came back.
SELECT customers.*, all_time, last_year, decayed,
  CASE WHEN is_guest THEN 0 ELSE coalesce(spent, 0) END AS spent,
  CASE WHEN is_guest THEN 0 ELSE coalesce(again, 0) END AS again
FROM customers
LEFT JOIN afterwards USING (customer_id)
LEFT JOIN spending USING (customer_id)
ORDER BY customer_id
