-- The table staged becomes the table typed where it stands: nothing is rewritten but what three casts rewrite.
ALTER TABLE staged ALTER quantity TYPE INTEGER;
ALTER TABLE staged ALTER price TYPE DECIMAL(18, 4);
ALTER TABLE staged ALTER day TYPE TIMESTAMP USING /* moment */;
ALTER TABLE staged RENAME invoice TO invoice_no;
ALTER TABLE staged RENAME product TO stock_code;
ALTER TABLE staged RENAME day TO invoice_date;
ALTER TABLE staged RENAME price TO unit_price;
ALTER TABLE staged RENAME customer TO customer_id;
ALTER TABLE staged ADD COLUMN currency VARCHAR;
ALTER TABLE staged ADD COLUMN order_state VARCHAR;
ALTER TABLE staged ADD COLUMN rounded BOOLEAN DEFAULT false;
ALTER TABLE staged ADD COLUMN reason VARCHAR;
ALTER TABLE staged ADD COLUMN shown VARCHAR;
ALTER TABLE staged RENAME TO typed
