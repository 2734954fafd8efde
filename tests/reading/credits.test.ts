import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { SourceError } from '../../src/reading';
import { inFolder, readFileLines } from './forms-support';

const read = (header: string, rows: readonly string[]) =>
  inFolder(async (folder) => {
    const file = path.join(folder, 'ledger.csv');
    await writeFile(file, `${[header, ...rows].join('\n')}\n`);
    const { reading, rows: lines } = await readFileLines(file, { source: 'ledger.csv' });
    const values = lines.map(({ quantity, unit_price }) => Number(quantity) * Number(unit_price));
    return { reading, lines, values };
  });

const PAYMENTS = 'customer;date;amount';
const rows = (amounts: readonly string[]): string[] =>
  amounts.map((amount, i) => `C-${i % 2};2024-0${1 + i}-15;${amount}`);

describe('CR and DR behind amounts', () => {
  test('are signs: a credit is a return, a debit and what has neither are sales, and that is said', async () => {
    const { reading, values } = await read(
      PAYMENTS,
      rows(['100.00 DR', '40.50 CR', '1,250.00dr', '7.25', '3.10 Cr.']),
    );
    assert.deepEqual(values, [100, -40.5, 1250, 7.25, -3.1]);
    assert.deepEqual([reading.rowsIn, reading.kept, reading.setAside], [5, 5, 0]);
    assert.ok(
      reading.notices.includes(
        'CR stands behind 2 amounts of “amount”, which count as returns; those 2 with DR and 1 with neither count as sales.',
      ),
      reading.notices.join('\n'),
    );
  });

  test('stand behind amounts with a decimal comma or a currency as well', async () => {
    const { values } = await read(PAYMENTS, rows(['1.234,50 € DR', '34,50\u00a0€\u00a0CR', '20,00 €DR']));
    assert.deepEqual(values, [1234.5, -34.5, 20]);
  });

  test('of a line with pieces make these negative, by the price and by the amount, once', async () => {
    const header = 'order;customer;date;sku;quantity;price;line total';
    const { lines, values } = await read(header, [
      'A1;C-1;2024-01-15;P1;3;2.00 DR;6.00 DR',
      'A2;C-1;2024-01-16;P1;2;2.00 CR;4.00 CR',
      'A3;C-2;2024-01-17;P1;-1;2.00 CR;2.00 CR',
      'A4;C-2;2024-01-18;P1;5;2.00;10.00',
      'A5;C-2;2024-01-19;P1;5;2.00;10.00',
    ]);
    assert.deepEqual(
      lines.map(({ quantity }) => Number(quantity)),
      [3, -2, -1, 5, 5],
    );
    assert.deepEqual(values, [6, -4, -2, 10, 10]);
  });

  test('that are all debits are left out of account', async () => {
    const { values, reading } = await read(PAYMENTS, rows(['1.00 DR', '2.50 DR']));
    assert.deepEqual(values, [1, 2.5]);
    assert.ok(reading.notices.some((notice) => /^DR stands behind 2 amounts .* count as sales/.test(notice)));
  });

  test('set a row aside whose amount is none, and every row is accounted for', async () => {
    const { reading } = await read(PAYMENTS, rows(['1.00 DR', '2.50 DR', 'x9x CR', 'CR', '1.00']));
    assert.deepEqual([reading.rowsIn, reading.kept, reading.setAside], [5, 3, 2]);
    assert.deepEqual(reading.setAsideReasons, [
      {
        reason: 'amount is no number',
        rows: 2,
        examples: [
          { line: 4, raw: 'C-0;2024-03-15;x9x CR' },
          { line: 5, raw: 'C-1;2024-04-15;CR' },
        ],
      },
    ]);
  });

  const doubts: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    'with a minus besides': [
      ['1.00 DR', '-2.00 CR', '3.00 DR'],
      /with a sign and CR or DR as well, such as "-2\.00 CR".*: leave one of the two out/,
    ],
    'in brackets besides': [['1.00 DR', '(2.00) CR', '3.00 DR'], /such as "\(2\.00\) CR"/],
    'with a minus behind besides': [['1.00 DR', '2.00- DR', '3.00 DR'], /such as "2\.00- DR"/],
    'that are all credits': [
      ['1.00 CR', '2.00 CR'],
      /has 2 amounts with CR behind them in “amount”, and 0 with DR or nothing.*: take CR off the sales/,
    ],
    'that are credits in half of the rows': [['1.00 CR', '2.00 DR'], /no more would be sold than returned/],
  };
  for (const [name, [amounts, message]] of Object.entries(doubts)) {
    test(`are refused in words ${name}`, () =>
      assert.rejects(
        read(PAYMENTS, rows(amounts)),
        (error) => error instanceof SourceError && message.test(error.message),
      ));
  }
});
