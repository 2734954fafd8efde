import { writeFileSync } from 'node:fs';

/** One line of a file of new transactions. */
export interface NewLine {
  readonly customer: number | '';
  readonly quantity: number;
  readonly price: number;
  /** ISO date. */
  readonly day: string;
  /** Default: one of its own. */
  readonly invoice?: string;
  /** Default: `22423`. */
  readonly product?: string;
}

/** Writes lines as an ISO CSV, with further lines as they stand. */
export function writeNewTransactions(
  file: string,
  lines: readonly NewLine[],
  further: readonly string[] = [],
): string {
  const rows = lines.map(({ customer, quantity, price, day, invoice, product = '22423' }, i) =>
    [
      invoice ?? String(600000 + i),
      product,
      'THING',
      quantity,
      `${day} 10:00:00`,
      price,
      customer,
      'Brazil',
    ].join(','),
  );
  const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  writeFileSync(file, `${[header, ...rows, ...further].join('\n')}\n`);
  return file;
}
