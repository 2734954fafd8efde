import { type Settings } from '../../config';
import { readSql, withDatabase, type Database } from '../../store';
import { readTransactions, readingSettings, type SetAsideCount } from '../../reading';
import { type Source } from '../sources';
import { lookOdd } from './odd';
import { proposeNonProducts } from './propose';
import { type Check } from './types';
import { gapTexts } from '../source-gaps';

/** Reads a source whole and tells what was understood of it; nothing is written. @throws SourceError when it is refused */
export function checkTransactions(settings: Settings, source: Source): Promise<Check> {
  return withDatabase(async (database) => {
    const reading = await readTransactions(database, source.paths, { settings: readingSettings(settings) });
    await database.run(
      `CREATE OR REPLACE TEMP TABLE counted AS SELECT * FROM lines ${reading.hasStates ? 'WHERE order_state IS NULL' : ''}`,
    );
    const figures = await figuresOf(database);
    const states = reading.hasStates ? await statesOf(database) : [];
    const ruledOut = states.reduce((sum, { rows }) => sum + rows, 0);
    return {
      source: source.name,
      export: reading.exportTitle,
      form: reading.formName,
      encoding: reading.encoding.toUpperCase(),
      separator: reading.separator,
      tables: reading.tables,
      rows: reading.rowsIn,
      kept: reading.kept - ruledOut,
      setAside: reading.setAside + ruledOut,
      ruledOut,
      reasons: [...reading.setAsideReasons, ...states],
      empty: reading.blankLines,
      ...figures,
      currency: reading.currency ?? settings.givenCurrency ?? source.currency,
      columns: reading.columns,
      why: reading.reasonsOfColumns,
      dates: { evidence: reading.dates.evidence, order: reading.dates.order },
      numbers: reading.numbers,
      leftOut: gapTexts(reading),
      odd: await lookOdd(database, reading.roles.includes('amount') && !reading.roles.includes('price')),
      nonProducts: await proposeNonProducts(database, reading, settings),
      notices: [...(source.notice === null ? [] : [source.notice]), ...reading.notices],
    };
  });
}

type Figures = Pick<
  Check,
  'customers' | 'invoices' | 'items' | 'value' | 'first' | 'last' | 'withoutCustomer' | 'returns' | 'repeats'
>;

function figuresOf(database: Database): Promise<Figures> {
  return database.row<Figures>(readSql('transactions/check/figures'));
}

/** The rows of orders that did not stand, by what they came to, with the first of each. */
async function statesOf(database: Database): Promise<SetAsideCount[]> {
  const rows = await database.rows<{ state: string; line_no: number; invoice_no: string; lines: number }>(
    readSql('transactions/check/states'),
  );
  return [...new Set(rows.map(({ state }) => state))].map((state) => {
    const mine = rows.filter((row) => row.state === state);
    return {
      reason: state === 'no sale' ? 'rule: no sale' : `rule: the order is ${state}`,
      rows: mine[0].lines,
      examples: mine.map(({ line_no: line, invoice_no: invoice }) => ({ line, raw: `invoice ${invoice}` })),
    };
  });
}
