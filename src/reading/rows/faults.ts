import { literal } from '../../store';
import { isTotalsRow } from '../values';
import { countsAmounts, type TypingPlan } from './typing-plan';

/** What makes a row one that cannot be read. */
export interface Fault {
  readonly when: string;
  readonly reason: string;
  readonly shows?: string;
}

const DECIMAL = `'[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?'`;

/** What sets a row aside, as SQL over typed texts; the first that holds is its reason. */
export function faultsOf({ roles, header }: TypingPlan): Fault[] {
  const again = Object.entries({
    date_text: header.day,
    invoice_text: header.invoice,
    quantity_text: header.quantity,
  })
    .filter(([, name]) => name !== undefined)
    .map(([column, name]) => `${column} = ${literal(name as string)}`);
  const money: Fault[] = countsAmounts(roles)
    ? numberFaults('amount', 'amount_text', 'given_amount')
    : numberFaults('unit_price', 'price_text', 'given_price');
  const pieces: Fault[] = !roles.has('quantity')
    ? []
    : [
        ...(countsAmounts(roles) ? [] : [{ when: 'quantity_text IS NULL', reason: 'quantity is empty' }]),
        {
          when: `NOT regexp_full_match(quantity_text, ${DECIMAL})`,
          reason: 'quantity is no number',
          shows: 'quantity_text',
        },
        {
          when: '(quantity_text IS NOT NULL AND given_quantity IS NULL) OR abs(given_quantity) > 2147483647',
          reason: 'quantity is out of range',
          shows: 'quantity_text',
        },
      ];
  return [
    ...(again.length < 2 ? [] : [{ when: again.join(' AND '), reason: 'the header again' }]),
    {
      when: isTotalsRow('customer_id', [
        'invoice_text',
        'stock_code',
        'description',
        'date_text',
        'customer_id',
      ]),
      reason: 'a row of totals',
    },
    ...(roles.has('invoice')
      ? [
          {
            when: 'invoice_text IS NULL AND customer_id IS NULL',
            reason: 'invoice_no and customer_id are empty',
          },
        ]
      : []),
    ...pieces,
    { when: 'date_text IS NULL', reason: 'invoice_date is empty' },
    { when: 'moment IS NULL', reason: 'invoice_date is no date', shows: 'date_text' },
    {
      when: `NOT moment BETWEEN '1900-01-01' AND '2200-01-01'`,
      reason: 'invoice_date is out of range',
      shows: 'date_text',
    },
    ...money,
  ];
}

function numberFaults(name: string, text: string, value: string): Fault[] {
  return [
    { when: `${text} IS NULL`, reason: `${name} is empty` },
    { when: `NOT regexp_full_match(${text}, ${DECIMAL})`, reason: `${name} is no number`, shows: text },
    { when: `${value} IS NULL`, reason: `${name} is out of range`, shows: text },
  ];
}
