import { type KnownExport } from './types';

/** Days by which the course CSV's dates were moved forward. */
const SHIFT_DAYS = 2190;
/** The first and the last day of the course CSV, as it shows them. */
const DAYS = ['2016-11-29', '2017-12-07'] as const;
const NINTH = 8;

/**
 * The course's CSV of Online Retail, its dates moved forward: a ninth column without a name and without a value, month
 * names, no time of day, and most dates within the days that it was published with. A company's own file is never
 * moved.
 */
export const course: KnownExport = {
  name: 'course',
  title: 'the course’s CSV of UCI Online Retail',
  currency: 'GBP',
  recognises: ({ header }) =>
    header.length === NINTH + 1 && /^(unnamed: ?8)?$/i.test(header[NINTH]) && header[0] === 'InvoiceNo',
  extra: { ninth: NINTH },
  afterDates: async (database) => {
    const { filled } = await database.row<{ filled: number }>('SELECT count(ninth) AS filled FROM staged');
    const { inside, timed, lines } = await database.row<{ inside: number; timed: number; lines: number }>(`
      SELECT coalesce(sum(lines) FILTER (WHERE moment BETWEEN '${DAYS[0]}' AND '${DAYS[1]}'), 0)::BIGINT AS inside,
        count(*) FILTER (WHERE moment <> date_trunc('day', moment) OR form <> 'month-name') AS timed,
        coalesce(sum(lines), 0)::BIGINT AS lines
      FROM moments`);
    if (filled > 0 || timed > 0 || inside * 2 <= lines) return 0;
    await database.run(`UPDATE moments SET moment = moment - INTERVAL ${SHIFT_DAYS} DAY`);
    return SHIFT_DAYS;
  },
};
