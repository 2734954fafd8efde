-- The first three lines of each state in which orders did not stand, and how many there are.
SELECT order_state AS state, line_no, invoice_no, lines FROM (
  SELECT *, row_number() OVER (PARTITION BY order_state ORDER BY line_no) AS nth,
    count(*) OVER (PARTITION BY order_state) AS lines
  FROM lines WHERE order_state IS NOT NULL)
WHERE nth <= 3 ORDER BY lines DESC, state, line_no
