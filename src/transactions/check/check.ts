import { type Settings } from '../../config';
import { withDatabase, type Database } from '../../store';
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
  return database.row<Figures>(`
    SELECT count(DISTINCT customer_id) AS customers, count(DISTINCT invoice_no) AS invoices,
      coalesce(sum(quantity), 0)::DOUBLE AS items, coalesce(round(sum(quantity * unit_price), 2), 0)::DOUBLE AS value,
      coalesce(strftime(min(invoice_date), '%Y-%m-%d'), '') AS first,
      coalesce(strftime(max(invoice_date), '%Y-%m-%d'), '') AS last,
      coalesce(count(*) FILTER (WHERE customer_id IS NULL) / nullif(count(*), 0), 0) AS "withoutCustomer",
      coalesce(count(*) FILTER (WHERE quantity < 0) / nullif(count(*), 0), 0) AS "returns",
      1 - coalesce(count(DISTINCT hash(invoice_no, stock_code, description, quantity, invoice_date, unit_price,
        customer_id, country)) / nullif(count(*), 0), 1) AS repeats
    FROM counted`);
}

/** The rows of orders that did not stand, by what they came to, with the first of each. */
async function statesOf(database: Database): Promise<SetAsideCount[]> {
  const rows = await database.rows<{ state: string; line_no: number; invoice_no: string; lines: number }>(`
    SELECT order_state AS state, line_no, invoice_no, lines FROM (
      SELECT *, row_number() OVER (PARTITION BY order_state ORDER BY line_no) AS nth,
        count(*) OVER (PARTITION BY order_state) AS lines
      FROM lines WHERE order_state IS NOT NULL)
    WHERE nth <= 3 ORDER BY lines DESC, state, line_no`);
  return [...new Set(rows.map(({ state }) => state))].map((state) => {
    const mine = rows.filter((row) => row.state === state);
    return {
      reason: state === 'no sale' ? 'rule: no sale' : `rule: the order is ${state}`,
      rows: mine[0].lines,
      examples: mine.map(({ line_no: line, invoice_no: invoice }) => ({ line, raw: `invoice ${invoice}` })),
    };
  });
}
