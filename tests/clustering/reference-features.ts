import { DuckDBInstance } from '@duckdb/node-api';
import { Matrix } from 'ml-matrix';
import { realCsv } from '../support/real';

/**
 * Gross revenue, recency, lines, frequency and returned items by the published rules, written out here a second time
 * so that these tests stand on the raw file alone. The order of the file decides the ids of guests.
 */
const FEATURES = `
with lines as (
  select row_number() over () as line, InvoiceNo as invoice, StockCode as code, Quantity as quantity,
         UnitPrice as price, cast(InvoiceDate as date) as day, CustomerID as customer, lower(Country) as country
  from read_csv($file, header = true, parallel = false, columns = {
    'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR', 'Quantity': 'INTEGER',
    'InvoiceDate': 'TIMESTAMP', 'UnitPrice': 'DOUBLE', 'CustomerID': 'INTEGER', 'Country': 'VARCHAR'})
),
guests as (
  select invoice, 18999 + row_number() over (order by min(line)) as customer
  from lines where customer is null group by invoice
),
known as (
  select lines.* replace (coalesce(lines.customer, guests.customer) as customer)
  from lines left join guests on lines.customer is null and lines.invoice = guests.invoice
),
kept as (
  select * from known
  where price >= 0.04 and not regexp_full_match(code, '[A-Za-z]+')
    and country not in ('european community', 'unspecified') and customer <> 16446
),
purchases as (
  select customer, sum(quantity * price) as revenue, max(day) as last, count(*) as lines,
         count(distinct (invoice, day)) / (max(day) - min(day) + 1) as frequency
  from kept where quantity >= 0 group by customer
),
returns as (select customer, -sum(quantity) as items from kept where quantity < 0 group by customer)
select revenue, (select max(last) from purchases) - last as recency, lines, frequency,
       coalesce(items, 0) as returned
from purchases left join returns using (customer) order by customer`;

/** The five features of the 5,695 published customers, each column scaled to 0 to 1. */
export async function referenceFeatures(): Promise<{ raw: Matrix; scaled: Matrix }> {
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    try {
      const reader = await connection.runAndReadAll(FEATURES, { file: await realCsv() });
      const raw = new Matrix(reader.getRows().map((row) => row.map(Number)));
      const scaled = raw.clone();
      for (let j = 0; j < raw.columns; j += 1) {
        const column = raw.getColumnVector(j);
        const least = column.min();
        const range = column.max() - least;
        for (let i = 0; i < raw.rows; i += 1) scaled.set(i, j, (raw.get(i, j) - least) / range);
      }
      return { raw, scaled };
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}
