import { contentShare } from './content-share';
import { has } from './has';
import { type KnownExport } from './types';

/**
 * UCI Online Retail (data set 352) and Online Retail II (502), whose workbook has a sheet a year. Both hold the first
 * nine days of December 2010.
 *
 * Other shops use the same names for their columns; the stock codes of this one have five digits.
 */
export const onlineRetail: KnownExport = {
  name: 'online-retail',
  title: 'UCI Online Retail',
  currency: 'GBP',
  recognises: (head) =>
    (has(head, 'InvoiceNo', 'StockCode', 'UnitPrice', 'CustomerID') ||
      has(head, 'Invoice', 'StockCode', 'Price', 'Customer ID')) &&
    contentShare(head, 'StockCode', /^\d{5}[A-Za-z]{0,2}$/) >= 0.6,
  dates: 'month-first',
};
