import { plainName, type HeadRow } from '../columns';
import { type KnownExport } from './types';

const NAMES = ['customer id', 'date', 'number of CDs', 'dollars'];
/** The sample of a tenth has its number in the sample behind the master number. */
const SAMPLE_NAMES = ['master id', ...NAMES];

/**
 * CDNOW's purchases as Fader and Hardie publish them: no header, blanks between the fields, the day as `19970101`, and
 * an amount in dollars. Some lines have the value 0.
 */
export const cdnow: KnownExport = {
  name: 'cdnow',
  title: 'CDNOW’s plain text',
  currency: 'USD',
  recognises: ({ header, row }) => row === 0 && header.includes(NAMES[3]) && header.includes(NAMES[2]),
  headerless: (rows) => {
    const names = rows[0].cells.length === NAMES.length ? NAMES : SAMPLE_NAMES;
    return rows.slice(0, 20).every(looksRight(names.length)) ? names : null;
  },
  columns: { customer: 'customer id', day: 'date', quantity: 'number of CDs', amount: 'dollars' },
};

function looksRight(width: number): (row: HeadRow) => boolean {
  return ({ cells }) =>
    cells.length === width &&
    cells.every((cell, i) => (i === width - 1 ? /^\d+\.\d\d$/ : /^\d+$/).test(cell)) &&
    /^(19|20)\d{6}$/.test(plainName(cells[width - 3]));
}
