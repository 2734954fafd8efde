-- Whether a staged row has anything that would be set aside, rewritten, or rounded.
SELECT EXISTS (
  SELECT 1 FROM staged
  WHERE invoice IS NULL OR product IS NULL OR country IS NULL OR day IS NULL
    OR invoice IS DISTINCT FROM /* invoice */ OR product IS DISTINCT FROM /* product */
    OR description IS DISTINCT FROM /* description */ OR customer IS DISTINCT FROM /* customer */
    OR coalesce(NOT regexp_full_match(quantity, '-?\d{1,9}'), true)
    OR coalesce(NOT regexp_full_match(price, '-?\d{1,11}(\.\d{1,4})?'), true)
) OR EXISTS (SELECT 1 FROM staged WHERE /* totals */) AS odd
