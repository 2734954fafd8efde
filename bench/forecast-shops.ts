import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRandom, randomGamma, randomNormal, dayNumber } from '../src/numeric';
import { literal, withDatabase } from '../src/store';
import { generateSample } from '../src/sample';
import { type PurchaseRow } from '../src/value';

/** Purchases by customer and day of a generated sample, its products only, as they came. */
export async function sampleShop(customers: number, years: number, seed: number): Promise<PurchaseRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-forecast-'));
  try {
    const { file } = await generateSample(path.join(folder, 'sample.csv'), { customers, years, seed });
    return await withDatabase((database) =>
      database.rows<PurchaseRow & Record<string, number>>(`
        SELECT CAST(CustomerID AS INTEGER) AS "customerId",
          CAST(CAST(InvoiceDate AS DATE) - DATE '1970-01-01' AS INTEGER) AS day,
          CAST(sum(Quantity * UnitPrice) AS DOUBLE) AS "netValue"
        FROM read_csv(${literal(file)}, header = true) WHERE CustomerID IS NOT NULL AND StockCode SIMILAR TO '[0-9].*'
        GROUP BY ALL ORDER BY 1, 2`),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Payments of a shop whose customers stay for years: so many customers who come in the first half and pay on many days. */
export function paymentShop(customers: number, years: number, perYear: number, seed: number): PurchaseRow[] {
  const random = createRandom(seed);
  const endDay = dayNumber('2015-03-16');
  const days = Math.round(365.25 * years);
  const rows: PurchaseRow[] = [];
  for (let customerId = 1; customerId <= customers; customerId += 1) {
    const rate = (perYear * randomGamma(random, 2)) / 2 / 365.25;
    const value = 40 * Math.exp(0.6 * randomNormal(random));
    let day = endDay - days + 1 + (random() * days) / 2;
    for (; day <= endDay; day -= Math.log(1 - random()) / rate) {
      rows.push({ customerId, day: Math.floor(day), netValue: (value * randomGamma(random, 3)) / 3 });
    }
  }
  return rows;
}
