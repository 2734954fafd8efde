import { type Role } from '../columns';
import { type NumbersByRole } from '../values';

/** What typing needs to know of the staged columns. */
export interface TypingPlan {
  readonly roles: ReadonlySet<Role>;
  readonly numbers: NumbersByRole;
  /** The header's names of columns that a repeated header would show again. */
  readonly header: Readonly<Partial<Record<Role, string>>>;
  /** Roles whose amounts are the whole order's. */
  readonly ofOrder: readonly Role[];
  /** Which amounts are taken off the lines. */
  readonly takenOff: readonly Role[];
  /** Whether the column `discount` holds shares of 1. */
  readonly discountIsShare: boolean;
}

/** Whether the line's value is its amount, and not quantity × unit price. */
export function countsAmounts(roles: ReadonlySet<Role>): boolean {
  return !(roles.has('price') && (roles.has('quantity') || !roles.has('amount')));
}

/** How many decimals the prices of the lines have. */
export function priceDecimals({ roles, takenOff }: TypingPlan): 4 | 8 {
  return takenOff.length > 0 || countsAmounts(roles) ? 8 : 4;
}
