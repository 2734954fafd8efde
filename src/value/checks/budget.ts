/** What going back may cost. */
export interface OriginBudget {
  /** Month ends at most, the latest ones; default 36. */
  readonly origins?: number;
  /** Of these, the latest so many at which the model's own bands are drawn; default 12. */
  readonly bandedOrigins?: number;
  /** Customers that the parameters are fitted to at each origin, at most; default 8,000. */
  readonly customers?: number;
  /** Outcomes of a customer that are drawn over all origins together; default 20 million. */
  readonly outcomes?: number;
  /** Customers in all bootstrap samples over all origins together; default 1 million. */
  readonly refits?: number;
}

/** What the budget allows a base of customers. */
export interface OriginPlan {
  /** The days to go back to, the earliest first, and how many there would have been. */
  readonly originDays: readonly number[];
  readonly possible: number;
  /** Latest origins with bands; their bootstrap replicates and outcomes. 0 outcomes: too dear for so many customers. */
  readonly bandedOrigins: number;
  readonly replicates: number;
  readonly draws: number;
  readonly maxCustomers: number;
}

/** The most of each that an origin is given, and the least that makes a band. */
const DRAWS = 400;
const minDraws = 60;
const REPLICATES = 20;

/** Spreads a budget over the month ends. */
export function planOrigins(
  possible: readonly number[],
  customers: number,
  budget: OriginBudget = {},
): OriginPlan {
  const {
    origins = 36,
    bandedOrigins = 12,
    customers: maxCustomers = 8000,
    outcomes = 2e7,
    refits = 1e6,
  } = budget;
  const originDays = possible.slice(-origins);
  const banded = Math.min(bandedOrigins, originDays.length);
  const share = (total: number, each: number): number => Math.floor(total / Math.max(1, banded * each));
  const draws = Math.min(DRAWS, share(outcomes, customers));
  return {
    originDays,
    possible: possible.length,
    bandedOrigins: draws < minDraws ? 0 : banded,
    replicates: Math.min(REPLICATES, share(refits, Math.min(customers, maxCustomers))),
    draws: draws < minDraws ? 0 : draws,
    maxCustomers,
  };
}
