import { renameSync } from 'node:fs';
import { literal, parquetRows, withDatabase } from '../../../src/store';

/** Gives the first member the place of the first customer who is none, and the other way round, in a file of clusters. */
export async function swapFirst(file: string, temporary: string): Promise<void> {
  await withDatabase((database) =>
    database.run(`
      COPY (
        SELECT customer_id,
          CASE customer_id WHEN member THEN outsider_cluster WHEN outsider THEN 1 ELSE cluster END AS cluster,
          CASE customer_id WHEN member THEN false WHEN outsider THEN true ELSE is_insider END AS is_insider
        FROM ${parquetRows(file)} CROSS JOIN (
          SELECT min(customer_id) FILTER (WHERE is_insider) AS member,
            min(customer_id) FILTER (WHERE NOT is_insider) AS outsider,
            arg_min(cluster, customer_id) FILTER (WHERE NOT is_insider) AS outsider_cluster
          FROM ${parquetRows(file)})
      ) TO ${literal(temporary)} (FORMAT parquet)`),
  );
  renameSync(temporary, file);
}
