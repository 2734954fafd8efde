import { type Settings } from '../../config';
import { readSql, withArtefacts } from '../../store';

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
    database.rows<Month>(readSql('transactions/description/trade-by-month')),
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
    database.rows<Weekday>(readSql('transactions/description/trade-by-weekday')),
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
    database.rows<Country>(readSql('transactions/description/trade-by-country')),
  );
}
