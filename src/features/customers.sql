-- One row per customer, from the table cleaned (lines) and the parameters $frequency and $reference_day: the day up
-- to which recency and tenure are counted; where it is NULL, the last day with a purchase.
-- A customer is whoever has at least one purchase that stands.
WITH purchases AS (
  -- What stands of each purchase line. Without netting everything stands.
  SELECT customer_id, invoice_no, stock_code, day, line_no, country, is_guest, unit_price,
    standing_quantity AS quantity
  FROM cleaned
  WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0) AND customer_id IS NOT NULL
),
reference AS (
  SELECT coalesce(CAST($reference_day AS DATE), max(day)) AS reference_day FROM purchases
),
money AS (
  -- As invoiced, before anything was returned, and what came back.
  SELECT customer_id,
    sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS bought,
    -sum(CASE WHEN quantity < 0 THEN quantity * unit_price ELSE 0 END) AS returned,
    -sum(CASE WHEN quantity < 0 THEN quantity ELSE 0 END) AS n_returned_items
  FROM cleaned
  WHERE customer_id IS NOT NULL
  GROUP BY customer_id
),
baskets AS (
  SELECT customer_id, avg(products) AS avg_unique_basket_size
  FROM (
    SELECT customer_id, invoice_no, CAST(count(DISTINCT stock_code) AS DOUBLE PRECISION) AS products
    FROM purchases
    GROUP BY customer_id, invoice_no
  ) AS invoices
  GROUP BY customer_id
),
last_country AS (
  SELECT customer_id, country
  FROM (
    SELECT customer_id, country,
      row_number() OVER (PARTITION BY customer_id ORDER BY day DESC, line_no DESC) AS nth
    FROM purchases
  ) AS newest_first
  WHERE nth = 1
),
bought AS (
  SELECT customer_id,
    min(day) AS first_day,
    max(day) AS last_day,
    count(DISTINCT day) AS n_days,
    count(DISTINCT invoice_no) AS n_invoices,
    count(DISTINCT (invoice_no, day)) AS n_invoice_days,
    sum(quantity) AS n_items,
    count(*) AS n_lines,
    count(DISTINCT stock_code) AS n_products,
    sum(quantity * unit_price) AS standing_value,
    bool_or(is_guest) AS is_guest
  FROM purchases
  GROUP BY customer_id
)
SELECT
  CAST(bought.customer_id AS BIGINT) AS customer_id,
  CAST(money.bought AS DOUBLE PRECISION) AS gross_revenue,
  CAST(money.bought - money.returned AS DOUBLE PRECISION) AS net_revenue,
  CAST(reference_day - last_day AS INTEGER) AS recency_days,
  CAST(n_invoices AS INTEGER) AS n_invoices,
  CAST(n_items AS BIGINT) AS n_items,
  CAST(n_lines AS INTEGER) AS n_lines,
  CAST(n_products AS INTEGER) AS n_products,
  CAST(standing_value AS DOUBLE PRECISION) / n_lines AS avg_ticket,
  CASE $frequency
    WHEN 'invoices_per_active_day' THEN CAST(n_invoice_days AS DOUBLE PRECISION) / (last_day - first_day + 1)
    ELSE n_days * 30.0 / greatest(reference_day - first_day, 30)
  END AS frequency,
  CASE WHEN n_days > 1 THEN CAST(last_day - first_day AS DOUBLE PRECISION) / (n_days - 1) END
    AS avg_days_between_purchases,
  CAST(n_returned_items AS BIGINT) AS n_returned_items,
  CAST(n_items AS DOUBLE PRECISION) / n_invoices AS avg_basket_size,
  avg_unique_basket_size,
  CAST(reference_day - first_day AS INTEGER) AS tenure_days,
  CASE WHEN money.bought > 0 THEN CAST(money.returned AS DOUBLE PRECISION) / CAST(money.bought AS DOUBLE PRECISION)
    ELSE 0 END AS returned_share,
  country,
  is_guest
FROM bought
CROSS JOIN reference
JOIN money ON money.customer_id = bought.customer_id
JOIN baskets ON baskets.customer_id = bought.customer_id
JOIN last_country ON last_country.customer_id = bought.customer_id
ORDER BY bought.customer_id
