-- The table typed of all staged rows: their texts with their types, and of those that cannot be read the reason and the
-- text that is wrong. What stands for a column that the source has not is null.
CREATE OR REPLACE TEMP TABLE typed AS
WITH texts AS (
  SELECT line_no, part, /* invoice */ AS invoice_text, /* product */ AS stock_code, /* description */ AS description,
    /* quantity */ AS quantity_text, /* day */ AS date_text, /* price */ AS price_text,
    /* amount */ AS amount_text, /* customer */ AS customer_id, /* country */ AS country,
    /* status */ AS status, /* kind */ AS kind, /* cancelled */ AS cancelled, /* payment */ AS payment,
    /* currency */ AS currency, /* refund */ AS refund_text, /* discount */ AS discount_text,
    /* tax */ AS tax_text
  FROM staged
), numbers AS (
  SELECT texts.*, moment, /* given_quantity */ AS given_quantity, /* given_price */ AS given_price,
    /* given_amount */ AS given_amount
  FROM texts LEFT JOIN moments ON date_text = text
), worth AS (SELECT *, /* stands */ AS stands FROM numbers)
SELECT line_no, part, /* invoice_no */ AS invoice_no, stock_code, description, given_quantity AS quantity,
  moment AS invoice_date, /* unit_price */ AS unit_price, customer_id, country, currency, /* order_state */ AS order_state,
  /* rounded */ AS rounded, /* reason */ AS reason, CASE WHEN reason IS NULL THEN NULL ELSE /* shown */ END AS shown
FROM worth
