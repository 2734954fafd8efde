import { type TestLine } from '../support/lines';

/**
 * Five customers and a guest, small enough to compute every feature by hand. The reference day is 14 March 2011.
 *
 * 1 buys on two days, sends back three of the newer four pieces, and two of what was bought before the data begin;
 * 2 buys once; 3 only returns; 4 takes back all; 5 takes back all but a line of no items.
 */
export const handLines: readonly TestLine[] = [
  { customer: 1, invoice: '100', product: '10', quantity: 10, price: 2, date: '2011-01-03 09:00' },
  { customer: 1, invoice: '100', product: '11', quantity: 5, price: 1, date: '2011-01-03 09:00' },
  { customer: 1, invoice: '101', product: '10', quantity: 1, price: 2.5, date: '2011-01-03 17:00' },
  {
    customer: 1,
    invoice: '102',
    product: '10',
    quantity: 4,
    price: 2,
    date: '2011-01-13',
    country: 'France',
  },
  { customer: 1, invoice: 'C103', product: '10', quantity: -3, price: 2, date: '2011-01-23' },
  { customer: 1, invoice: 'C104', product: '12', quantity: -2, price: 1.5, date: '2011-01-24' },
  { customer: 2, invoice: '105', product: '10', quantity: 2, price: 3, date: '2011-03-14' },
  { customer: 3, invoice: 'C106', product: '10', quantity: -1, price: 1, date: '2011-01-10' },
  { customer: 4, invoice: '107', product: '13', quantity: 6, price: 1, date: '2011-01-05' },
  { customer: 4, invoice: 'C108', product: '13', quantity: -6, price: 1, date: '2011-01-06' },
  { customer: 5, invoice: '109', product: '13', quantity: 6, price: 1, date: '2011-01-05' },
  { customer: 5, invoice: 'C110', product: '13', quantity: -6, price: 1, date: '2011-01-06' },
  { customer: 5, invoice: '111', product: '14', quantity: 0, price: 2, date: '2011-02-02' },
  { customer: null, invoice: '112', product: '10', quantity: 2, price: 4, date: '2011-01-20' },
];
