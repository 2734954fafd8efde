import { type Settings, type SourceGap } from '../../config';
import { readSql, withArtefacts } from '../../store';
import { sourceColumns, type SourceColumns } from '../../cleaning';

/** Something that a reader of the lines must know: how many lines and how much money it touches. */
export interface Oddity {
  readonly what: string;
  readonly lines: number;
  /** 0 to 1. */
  readonly share_of_lines: number;
  readonly invoices: number;
  /** Quantity × unit price, returns negative. */
  readonly value: number;
}

interface Rule {
  readonly what: string;
  readonly is: string;
  /** Without a column of it there is nothing to see. */
  readonly needs?: SourceGap;
  /** Of the public data set's form alone, or of all others: C before an invoice number is a cancellation there only. */
  readonly form?: 'public' | 'other';
}

const ODDITIES: readonly Rule[] = [
  { what: 'no customer id (guests)', is: 'customer_id IS NULL' },
  {
    what: 'cancelled: the invoice number begins with C',
    is: "starts_with(invoice_no, 'C')",
    form: 'public',
  },
  { what: 'the order did not stand, by its status', is: 'order_state IS NOT NULL', form: 'other' },
  { what: 'negative quantity', is: 'quantity < 0' },
  {
    what: 'negative quantity without a cancellation',
    is: "quantity < 0 AND NOT starts_with(invoice_no, 'C')",
    form: 'public',
  },
  { what: 'unit price of zero', is: 'unit_price = 0' },
  { what: 'negative unit price', is: 'unit_price < 0' },
  { what: 'no description', is: 'description IS NULL', needs: 'product' },
  {
    what: 'stock code of letters alone',
    is: "regexp_full_match(stock_code, '[A-Za-z]+')",
    needs: 'product',
  },
  {
    what: 'country is “European Community” or “Unspecified”',
    is: "lower(country) IN ('european community', 'unspecified')",
    needs: 'country',
  },
  { what: 'exact repeat of an earlier line (kept: it may be a second scan)', is: 'repeat_no > 1' },
  { what: 'customer stands under two countries or more', is: 'countries > 1', needs: 'country' },
];

/** The oddities that lines of such columns can have. */
function possible({ rules }: Settings, columns: SourceColumns): Rule[] {
  const form = columns.no_product ? 'other' : 'public';
  return ODDITIES.filter(
    ({ needs, form: of = form, is }) =>
      of === form &&
      (needs === undefined || rules.lacks?.includes(needs) !== true) &&
      (columns.order_state || !is.includes('order_state')),
  );
}

/** Counts the lines' oddities; one line can have several. */
export function countOddities(settings: Settings): Promise<Oddity[]> {
  return withArtefacts(settings, ['lines'], async (database) => {
    await database.run(readSql('transactions/description/looked-at'));
    const columns = await sourceColumns(database);
    const found: Oddity[] = [];
    for (const { what, is } of possible(settings, columns)) {
      const row = await database.row<Omit<Oddity, 'what'>>(
        readSql('transactions/description/oddity', { is }),
      );
      found.push({ what, ...row });
    }
    return found;
  });
}
