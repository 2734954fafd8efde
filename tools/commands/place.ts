import path from 'node:path';
import { loadSettings, type Settings } from '../../src/config';
import { formatDate, formatNumber } from '../../src/format';
import { placeFile, writePlacedList, type PlacedFile } from '../../src/programme';
import { runFolders } from '../../src/store';
import { placedCustomerText, placedTable, refusedTable } from '../placing';
import { commandOptions, findData, runCommand } from './steps';

/** Rows that are shown of each table; the file has them all. */
const SHOWN = 20;

runCommand(async () => {
  const settings = loadSettings();
  const { out, customer, 'as-of': asOf = null } = commandOptions();
  const one = customer === undefined ? null : customerNumber(customer);
  if (settings.data === null) {
    throw new Error('--data must name the transactions of the customers to place, such as --data new.csv');
  }
  const file = outFile(settings, out);
  const setAsideFile = file.replace(/(\.csv)?$/i, '.set_aside.csv');
  const source = await findData(settings);
  if (path.resolve(source.path) === file) throw new Error(`--out must not be the data itself: ${file}`);
  const placed = await placeFile(settings, source.path, { asOf, setAsideFile });
  const shown = placed.customers.find(({ customerId }) => customerId === one);
  if (one !== null && shown === undefined) {
    throw new Error(
      `--customer must be one of the ${formatNumber(placed.customers.length)} customers of ${source.name}, received ${one}`,
    );
  }
  await writePlacedList(settings, file, placed);
  console.log(frame(settings, placed, asOf !== null));
  if (shown !== undefined) console.log(placedCustomerText(settings, shown, placed));
  else {
    if (placed.placed > 0) console.log(`\n${placedTable(placed, SHOWN)}`);
    if (placed.refused > 0) console.log(`\n${refusedTable(settings, placed, SHOWN)}`);
  }
  const rejected = placed.file.reading.setAside > 0 ? `\nRows set aside: ${setAsideFile}` : '';
  console.log(`\nEvery customer: ${file}${rejected}`);
});

/** Where the list goes: never in the place of one of the run's own files. */
function outFile(settings: Settings, out: string | undefined): string {
  const { interim, processed, reports } = runFolders(settings);
  const usual = path.join(processed, 'placed.csv');
  const file = out === undefined ? usual : path.resolve(out);
  const inside = [interim, processed, reports].some(
    (folder) => !path.relative(folder, file).startsWith('..'),
  );
  if (file === usual || !inside) return file;
  throw new Error(`--out must lie outside the folders of the run "${settings.run}", received ${file}`);
}

function customerNumber(word: string): number {
  const number = Number(word);
  if (!Number.isSafeInteger(number))
    throw new Error(`--customer must be a customer's number, received "${word}"`);
  return number;
}

/** What was placed by what, and that nobody was lost. */
function frame(settings: Settings, placed: PlacedFile, named: boolean): string {
  const { model, file, customers } = placed;
  const { reading } = file;
  const count = (value: number): string => formatNumber(value);
  const day = formatDate(file.referenceDay, { style: 'long' });
  return [
    `Model:     run "${settings.run}", preset ${model.preset}: ${model.title}, trained on ${count(model.trainedOn.customers)} customers. ${model.placement}`,
    `Lines:     ${count(reading.rowsIn)} read = ${count(file.linesKept)} used + ${count(file.linesDropped)} left out by the rules + ${count(reading.setAside)} set aside; ${count(file.linesWithoutCustomer)} without a customer number`,
    `Counted:   days up to ${day}, ${named ? 'as --as-of says' : 'the last purchase in the data (another day: --as-of YYYY-MM-DD)'}`,
    `Customers: ${count(customers.length)} = ${count(placed.placed)} placed + ${count(placed.refused)} refused`,
  ].join('\n');
}
