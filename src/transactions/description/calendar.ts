import { type Settings } from '../../config';
import { withArtefacts } from '../../store';

/** A month of trade. */
export interface Month {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Days with at least one line. */
  readonly trading_days: number;
  readonly invoices: number;
  readonly customers: number;
  /** Quantity × unit price of lines with a quantity of zero or more. */
  readonly purchases: number;
  /** The same of lines with a negative quantity: negative. */
  readonly returns: number;
}

/** Trade by calendar month, from all lines. */
export function tradeByMonth(settings: Settings): Promise<Month[]> {
  return withArtefacts(settings, ['lines'], (database) =>
    database.rows<Month>(`
      SELECT strftime(invoice_date, '%Y-%m') AS month,
        count(DISTINCT CAST(invoice_date AS DATE)) AS trading_days,
        count(DISTINCT invoice_no) AS invoices, count(DISTINCT customer_id) AS customers,
        CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE) AS purchases,
        CAST(sum(CASE WHEN quantity < 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE) AS returns
      FROM lines GROUP BY month ORDER BY month`),
  );
}

/** A weekday of trade; Monday is 1. */
export interface Weekday {
  readonly weekday: number;
  readonly name: string;
  readonly invoices: number;
  readonly purchases: number;
}

/** Trade by weekday, Monday first, all seven of them. */
export function tradeByWeekday(settings: Settings): Promise<Weekday[]> {
  return withArtefacts(settings, ['lines'], (database) =>
    database.rows<Weekday>(`
      WITH days AS (SELECT unnest(range(1, 8)) AS weekday),
      trade AS (
        SELECT isodow(invoice_date) AS weekday, count(DISTINCT invoice_no) AS invoices,
          CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE) AS purchases
        FROM lines GROUP BY 1
      )
      SELECT weekday,
        ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][weekday] AS name,
        coalesce(invoices, 0) AS invoices, coalesce(purchases, 0) AS purchases
      FROM days LEFT JOIN trade USING (weekday) ORDER BY weekday`),
  );
}

/** A country's trade. */
export interface Country {
  readonly country: string;
  readonly customers: number;
  readonly invoices: number;
  readonly purchases: number;
}

/** Trade by country, the largest first. */
export function tradeByCountry(settings: Settings): Promise<Country[]> {
  return withArtefacts(settings, ['lines'], (database) =>
    database.rows<Country>(`
      SELECT country, count(DISTINCT customer_id) AS customers, count(DISTINCT invoice_no) AS invoices,
        CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE) AS purchases
      FROM lines GROUP BY country ORDER BY purchases DESC, country`),
  );
}
