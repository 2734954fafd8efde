-- The last day with a purchase that stands, as days since 1970, from the table cleaned.
SELECT CAST(max(day) - DATE '1970-01-01' AS INTEGER) AS "endDay"
FROM cleaned
WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0) AND customer_id IS NOT NULL
