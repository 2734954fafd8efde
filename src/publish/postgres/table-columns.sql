-- The columns of a table of ours, in order.
SELECT attname AS name
FROM pg_attribute
WHERE attrelid = to_regclass('insiders.' || quote_ident($1)) AND attnum > 0 AND NOT attisdropped
ORDER BY attnum
