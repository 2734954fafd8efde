import { plainEntry } from '../entry';

export const customerId = plainEntry({
  name: 'customer_id',
  heading: 'Customer',
  definition: 'The customer’s id in the source.',
  unit: '',
  format: 'id',
  direction: 'neither',
  over: 'purchases',
  sql: 'CAST(customer_id AS BIGINT)',
  invariants: [{ name: 'a customer stands in one row', holds: 'customer_rows = 1' }],
});

export const country = plainEntry({
  name: 'country',
  heading: 'Country',
  definition: 'The country of the last purchase.',
  unit: '',
  format: 'text',
  direction: 'neither',
  over: 'purchases',
  sql: 'max_by(country, (day, line_no))',
  invariants: [],
});

export const isGuest = plainEntry({
  name: 'is_guest',
  heading: 'Guest',
  definition: 'Whether the customer is a purchase without a customer id.',
  unit: '',
  format: 'flag',
  direction: 'neither',
  over: 'purchases',
  sql: 'bool_or(is_guest)',
  invariants: [],
});
