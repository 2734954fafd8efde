import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../src/config';
import { runSteps } from '../src/pipeline';
import { literal, parquetRows, requireArtefact, withDatabase, withTemporaryFolder } from '../src/store';

/**
 * Cuts a run's transactions in one CSV a month, in the public form, and puts them into a store.
 *
 * @returns how many files there are
 */
export async function putMonths(settings: Settings, bucket: string): Promise<number> {
  const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const [, name, prefix = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(bucket) ?? [];
  if (name === undefined) throw new Error(`--to must be such as s3://bucket/prefix/, received "${bucket}"`);
  const whole = { ...settings, run: `${settings.run}-whole`, until: null };
  await runSteps(whole, ['load']);
  const client = new S3Client({
    endpoint: process.env.INSIDERS_S3_ENDPOINT,
    forcePathStyle: true,
    region: process.env.AWS_REGION ?? 'us-east-1',
  });
  try {
    return await withTemporaryFolder(path.join(settings.dataDir, 'interim'), 'bench', (folder) =>
      withDatabase(async (database) => {
        const lines = parquetRows(requireArtefact(whole, 'lines'));
        await database.run(
          `CREATE TEMP VIEW ids AS SELECT * FROM ${parquetRows(requireArtefact(whole, 'ids'))}`,
        );
        const months = await database.rows<{ month: string }>(
          `SELECT DISTINCT strftime(invoice_date, '%Y-%m') AS month FROM ${lines} ORDER BY month`,
        );
        for (const { month } of months) {
          const file = path.join(folder, `${month}.csv`);
          await database.run(`COPY (
            SELECT invoice_no AS "InvoiceNo", stock_code AS "StockCode", description AS "Description",
              quantity AS "Quantity", strftime(invoice_date, '%Y-%m-%d %H:%M:%S') AS "InvoiceDate",
              unit_price AS "UnitPrice", coalesce(ids.shown, CAST(customer_id AS VARCHAR)) AS "CustomerID", country AS "Country"
            FROM ${lines} AS lines LEFT JOIN ids USING (customer_id)
            WHERE strftime(invoice_date, '%Y-%m') = ${literal(month)} ORDER BY line_no
          ) TO ${literal(file)} (FORMAT csv, HEADER)`);
          await client.send(
            new PutObjectCommand({ Bucket: name, Key: `${prefix}${month}.csv`, Body: await readFile(file) }),
          );
        }
        return months.length;
      }),
    );
  } finally {
    client.destroy();
  }
}
