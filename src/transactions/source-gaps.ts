import { type SourceGap } from '../config';
import { isOnePieceARow, type Reading, type Role } from '../reading';

/** The columns that fill each gap. */
const FILLED_BY: Readonly<Record<SourceGap, readonly Role[]>> = {
  invoice: ['invoice'],
  product: ['product', 'description'],
  quantity: ['quantity'],
  country: ['country'],
};

/** What a run does about each gap. */
const SAYS: Readonly<Record<SourceGap, string>> = {
  invoice: 'no invoice or order number: a customer’s lines of one day are one purchase',
  product: 'no product: the features of products, and the products of a segment, are left out',
  quantity: 'no quantity: a line is one purchase of unknown pieces, and the features of pieces are left out',
  country: 'no country: the customer’s country, and tables by country, are left out',
};

/** What a source has no column for. */
export function sourceGaps({ roles, export: known }: Pick<Reading, 'roles' | 'export'>): SourceGap[] {
  const gaps = Object.keys(FILLED_BY) as SourceGap[];
  return gaps.filter(
    (gap) =>
      !FILLED_BY[gap].some((role) => roles.includes(role)) && !(gap === 'quantity' && isOnePieceARow(known)),
  );
}

/** What a run leaves out, or makes up, for want of a column, a phrase each. */
export function gapTexts(reading: Pick<Reading, 'roles' | 'export'>): string[] {
  return sourceGaps(reading).map((gap) => SAYS[gap]);
}
