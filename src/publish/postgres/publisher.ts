import { type Publisher } from '../publisher';
import { withRetries } from '../retry';
import { isPostgres } from './address';
import { publishMonth } from './publish-month';

/** Months in the tables of a Postgres database, 15 or newer. */
export const postgresPublisher: Publisher = {
  name: 'Postgres',
  example: 'postgres://user@host:5432/database',
  takes: isPostgres,
  publish: (address, place, month, options) =>
    withRetries(() => publishMonth(address, place, month), options),
};
