import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { SourceError, type ReadingSettings } from '../../src/reading';
import { inFolder, readFileLines } from './forms-support';
import { readWatched } from './two-ways';

/** [order, product, pieces, year, month, day, time, price, customer] */
const LINES = [
  ['A1', 'P1', '2', '2023', '12', '31', '23:59', '1.50', 'C-1'],
  ['A2', 'P2', '1', '2024', '2', '29', '08:05', '2.00', 'C-2'],
  ['A3', 'P1', '3', '2024', '11', '5', '14:30', '1.50', 'C-1'],
];
const MOMENTS = ['2023-12-31 23:59', '2024-02-29 08:05', '2024-11-05 14:30'];

const text = (
  names: readonly string[],
  rows: readonly (readonly string[])[] = LINES,
  change: (row: readonly string[]) => readonly string[] = (row) => row,
): string =>
  [names, ...rows.map(change)]
    .map((row) => row.join(','))
    .join('\n')
    .concat('\n');
/** A row with another value at a place. */
const put = (row: readonly string[], place: number, value: string): readonly string[] =>
  row.map((cell, i) => (i === place ? value : cell));

const ENGLISH = ['Order ID', 'SKU', 'Quantity', 'Year', 'Month', 'Day', 'Time', 'Unit Price', 'Customer ID'];

const read = (content: string, settings: Partial<ReadingSettings> = {}) =>
  inFolder(async (folder) => {
    const file = path.join(folder, 'sales.csv');
    await writeFile(file, content);
    const { reading, rows } = await readFileLines(file, { source: 'sales.csv', settings });
    const moments = rows.map(({ invoice_date }) => String(invoice_date).replace('T', ' ').slice(0, 16));
    return { reading, rows, moments };
  });

describe('a day whose year, month and day stand in columns of their own', () => {
  const headers: Readonly<Record<string, readonly string[]>> = {
    English: ENGLISH,
    Portuguese: ['Pedido', 'SKU', 'Quantidade', 'Ano', 'Mês', 'Dia', 'Hora', 'Preço', 'Cliente'],
    Spanish: ['Pedido', 'SKU', 'Cantidad', 'Año', 'Mes', 'Día', 'Hora', 'Precio', 'Cliente'],
    German: ['Bestellnummer', 'SKU', 'Menge', 'Jahr', 'Monat', 'Tag', 'Uhrzeit', 'Einzelpreis', 'Kunde'],
    French: ['Commande', 'SKU', 'Quantité', 'Année', 'Mois', 'Jour', 'Heure', 'Prix', 'Client'],
    'composed words': [
      'Order ID',
      'SKU',
      'Qty',
      'order_year',
      'order_month',
      'OrderDay',
      'Order Time',
      'Price',
      'Customer',
    ],
  };
  for (const [name, header] of Object.entries(headers)) {
    test(`is put together, by names in ${name}`, async () => {
      const { reading, moments } = await read(text(header));
      assert.deepEqual(moments, MOMENTS);
      assert.deepEqual([reading.rowsIn, reading.kept, reading.hasTimeOfDay], [3, 3, true]);
      assert.ok(
        reading.notices.includes(
          `The day is put together from the columns ${header
            .slice(3, 7)
            .map((each) => `“${each}”`)
            .join(', ')}.`,
        ),
        reading.notices.join('\n'),
      );
      assert.ok(!reading.notices.some((notice) => /not taken/.test(notice)), reading.notices.join('\n'));
      assert.ok(reading.roles.includes('day') && !reading.roles.includes('year'));
    });
  }

  test('has no time of day where none is told, or where the hours are empty', async () => {
    const without = ENGLISH.filter((name) => name !== 'Time');
    const days = MOMENTS.map((moment) => `${moment.slice(0, 10)} 00:00`);
    const { reading, moments } = await read(text(without, LINES, (row) => row.filter((_, i) => i !== 6)));
    assert.deepEqual([moments, reading.hasTimeOfDay], [days, false]);
    const empty = await read(text(ENGLISH, LINES, (row) => put(row, 6, '')));
    assert.deepEqual(empty.moments, days);
  });

  test('may have months by name, years of two digits, numbers with .0, and hours alone or as parts of a day', async () => {
    const months: Readonly<Record<string, string>> = { 12: 'dezembro', 2: 'fev', 11: 'novembro' };
    const named = await read(text(ENGLISH, LINES, (row) => put(row, 4, months[row[4]])));
    assert.deepEqual(named.moments, MOMENTS);
    const short = await read(text(ENGLISH, LINES, (row) => put(row, 3, row[3].slice(2))));
    assert.deepEqual(short.moments, MOMENTS);
    const floats = await read(
      text(ENGLISH, LINES, (row) => row.map((cell, i) => (i >= 3 && i <= 5 ? `${cell}.0` : cell))),
    );
    assert.deepEqual(floats.moments, MOMENTS);
    const hours = await read(text(ENGLISH, LINES, (row) => put(row, 6, row[0] === 'A1' ? '0.75' : '8')));
    assert.deepEqual(
      hours.moments,
      MOMENTS.map((moment, i) => `${moment.slice(0, 10)} ${i === 0 ? '18:00' : '08:00'}`),
    );
  });

  test('that is none, or is empty, sets its row aside with what stands there, and every row is accounted for', async () => {
    const odd = [
      put(LINES[0], 4, '13'),
      put(put(LINES[0], 5, '30'), 4, '2'),
      ['A9', 'P1', '1', '', '', '', '', '1.5', 'C-3'],
      put(LINES[0], 4, ''),
      put(LINES[0], 6, 'after lunch'),
    ];
    const { reading, moments } = await read(text(ENGLISH, [...LINES, ...LINES, ...odd]));
    assert.deepEqual(moments, [...MOMENTS, ...MOMENTS]);
    assert.deepEqual([reading.rowsIn, reading.kept, reading.setAside], [11, 6, 5]);
    const reasons = new Map(reading.setAsideReasons.map(({ reason, rows }) => [reason, rows]));
    assert.deepEqual([reasons.get('invoice_date is no date'), reasons.get('invoice_date is empty')], [4, 1]);
  });

  test('is read alike where all is cast in place, by the careful reader, and where a row is set aside', async () => {
    const names = [...ENGLISH, 'Description', 'Country'];
    const whole = text(names, LINES, (row) => [...row, 'a thing', 'Brazil']);
    const direct = await readWatched(whole);
    assert.deepEqual([direct.refused, direct.even, direct.plain], [null, true, true]);
    const careful = await readWatched(`${whole}\n\n`);
    assert.deepEqual([careful.even, careful.plain], [false, true]);
    assert.deepEqual(careful.rows, direct.rows);
    const separate = await readWatched(`${whole}${put(LINES[0], 2, '').join(',')},a thing,Brazil\n`);
    assert.deepEqual([separate.plain, separate.reading?.setAside], [false, 1]);
    assert.deepEqual(separate.rows, direct.rows);
  });

  test('may be named by the setting columns, of which all three must be there', async () => {
    const names = [...ENGLISH.slice(0, 3), 'J', 'M', 'T', 'U', ...ENGLISH.slice(7)];
    const settings = { columns: { year: 'J', month: 'M', dayOfMonth: 'T', time: 'U' } };
    const { moments, reading } = await read(text(names), settings);
    assert.deepEqual(moments, MOMENTS);
    assert.deepEqual([reading.columns.year, reading.columns.dayOfMonth], ['J', 'T']);
    // What a run's own file was read by is how a further one is read.
    assert.deepEqual((await read(text(names), { like: reading.columns })).moments, MOMENTS);
    await assert.rejects(
      read(text(names), { columns: { year: 'J', month: 'M' } }),
      (error) =>
        error instanceof SourceError &&
        /has no column for the day of the month, which others are given for: name all three: --columns year=/.test(
          error.message,
        ),
    );
    await assert.rejects(
      read(text(names)),
      /no column for day, such as .*, or year, month and dayOfMonth apart/,
    );
  });

  test('is not looked at where a column has the whole day', async () => {
    const { reading, moments } = await read(
      text([...ENGLISH, 'Order Date'], LINES, (row) => [...row, '2024-01-02']),
    );
    assert.deepEqual(new Set(moments), new Set(['2024-01-02 00:00']));
    assert.deepEqual([reading.columns.day, reading.columns.year], ['Order Date', undefined]);
  });
});
