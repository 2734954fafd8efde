import { type Role } from '../understanding';

/** What each optional column is needed for. */
const NEEDED_FOR: readonly { readonly roles: readonly Role[]; readonly says: string }[] = [
  {
    roles: ['product', 'description'],
    says: 'no product: features of products, and the products of a segment',
  },
  { roles: ['country'], says: 'no country: the customer’s country and tables by country' },
  { roles: ['quantity'], says: 'no quantity: each line counts as one piece' },
  { roles: ['invoice'], says: 'no invoice: a customer’s lines of one day count as one' },
];

/** What a run leaves out, or makes up, for want of a column, a phrase each. */
export function missingColumns(roles: readonly Role[]): string[] {
  return NEEDED_FOR.filter((each) => !each.roles.some((role) => roles.includes(role))).map(
    ({ says }) => says,
  );
}
