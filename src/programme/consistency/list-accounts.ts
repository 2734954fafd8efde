import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../../config';
import { readShownIds, type ShownIds } from '../../transactions';
import { csvNumber, readCsv, type CsvTable } from '../../store';
import { type Account } from './account';

/** Half of the last digit of an amount in the lists. */
const HALF_A_CENT = 0.005;

/** What the lists in a folder say, parsed back from disk. @throws Error that names the list and what it lacks */
export async function listAccounts(settings: Settings, folder: string): Promise<Account[]> {
  const { revenue } = settings.rules;
  const { numberOf } = await readShownIds(settings);
  return [
    await accountOf(folder, 'insiders.csv', (table) => membersAccount(table, revenue, numberOf)),
    await accountOf(folder, 'customers.csv', (table) => customersAccount(table, revenue, numberOf)),
  ];
}

async function accountOf(
  folder: string,
  source: string,
  read: (table: CsvTable) => Omit<Account, 'source'>,
): Promise<Account> {
  const file = path.join(folder, source);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} is missing: run notebook 09 again, which writes it`);
  });
  try {
    return { source, ...read(readCsv(text)) };
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}; run notebook 09 again`, {
      cause: error,
    });
  }
}

function membersAccount(table: CsvTable, revenue: string, numberOf: NumberOf): Omit<Account, 'source'> {
  const ids = customers(table, numberOf);
  return {
    insiders: ids.length,
    members: new Set(ids),
    insidersRevenue: sum(numbers(table, revenue)),
    revenueRounding: ids.length * HALF_A_CENT,
  };
}

/** Who is set apart stands behind the customers, without a cluster. */
function customersAccount(
  { rows, ...rest }: CsvTable,
  revenue: string,
  numberOf: NumberOf,
): Omit<Account, 'source'> {
  const table = { ...rest, rows: rows.filter(({ cluster }) => cluster !== '') };
  const ids = customers(table, numberOf);
  const clusters = numbers(table, 'cluster');
  const amounts = numbers(table, revenue);
  const inside = table.rows.flatMap((row, i) => (row.in_programme === 'true' ? [i] : []));
  return {
    customers: ids.length,
    insiders: inside.length,
    members: new Set(inside.map((i) => ids[i])),
    insidersRevenue: sum(inside.map((i) => amounts[i])),
    revenueRounding: inside.length * HALF_A_CENT,
    clusters: new Map(ids.map((id, i) => [id, clusters[i]])),
  };
}

type NumberOf = ShownIds['numberOf'];

function customers(table: CsvTable, numberOf: NumberOf): number[] {
  if (!table.columns.includes('customer_id')) throw new RangeError('it has no column customer_id');
  return table.rows.map((row) => numberOf(row.customer_id));
}

function numbers(table: CsvTable, column: string): number[] {
  if (!table.columns.includes(column)) throw new RangeError(`it has no column ${column}`);
  return table.rows.map((row, i) => {
    const value = csvNumber(table, row[column]);
    if (value === null) throw new RangeError(`its column ${column} is empty in row ${i + 1}`);
    return value;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
