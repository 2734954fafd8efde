-- The last day, how far it is from the one before, and the days that lie in the future.
WITH days AS (SELECT CAST(invoice_date AS DATE) AS day, count(*) AS lines FROM counted GROUP BY 1),
gaps AS (SELECT day, lines, day - lag(day) OVER (ORDER BY day) AS gap FROM days)
SELECT strftime(max(day), '%Y-%m-%d') AS last, arg_max(gap, day)::INTEGER AS gap,
  quantile_cont(gap, 0.95)::DOUBLE AS usual, arg_max(lines, day)::BIGINT AS lines,
  count(*) FILTER (WHERE day > current_date) AS future
FROM gaps
