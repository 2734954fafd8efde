-- How many lines are odd, and how much money they touch.
SELECT count(*) FILTER (WHERE odd) AS lines,
  count(*) FILTER (WHERE odd) / greatest(count(*), 1) AS share_of_lines,
  count(DISTINCT invoice_no) FILTER (WHERE odd) AS invoices,
  coalesce(CAST(sum(quantity * unit_price) FILTER (WHERE odd) AS DOUBLE), 0) AS value
FROM (SELECT *, coalesce(/* is */, false) AS odd FROM looked_at)
