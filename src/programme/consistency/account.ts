/** What one file says of who is an Insider, how many, and how much; what it does not say is left out. */
export interface Account {
  /** The file's name, such as `insiders.csv`. */
  readonly source: string;
  readonly customers?: number;
  readonly insiders?: number;
  /** The preset's revenue of the Insiders, in the currency of the prices. */
  readonly insidersRevenue?: number;
  /** How far that may be off because the file rounds; default: by the computer's own rounding alone. */
  readonly revenueRounding?: number;
  /** Their share of all revenue, 0 to 1. */
  readonly shareOfAll?: number;
  /** The numbers of the Insiders. */
  readonly members?: ReadonlySet<number>;
  /** The cluster of every customer. */
  readonly clusters?: ReadonlyMap<number, number>;
  /** The number of customers of each cluster. */
  readonly sizes?: ReadonlyMap<number, number>;
  /** The customers whom this file, by its own record, places in another cluster than they have; default 0. */
  readonly placedElsewhere?: number;
}

/** Sums of the same amounts in another order differ by less than this share. */
const ROUNDING = 1e-9;

/**
 * In what two accounts disagree: a sentence each, with both sources and the difference; empty where they agree on all
 * that both speak of.
 */
export function contradictions(one: Account, other: Account): string[] {
  const who = `${one.source} and ${other.source} disagree on`;
  return [
    ...numbers(one, other).map((difference) => `${who} ${difference}`),
    ...members(one, other).map((difference) => `${who} who is an Insider: ${difference}`),
    ...clusters(one, other).map((difference) => `${who} the clusters: ${difference}`),
    ...sizes(one, other).map((difference) => `${who} the size of a cluster: ${difference}`),
  ];
}

function numbers(one: Account, other: Account): string[] {
  const revenueRounding = (one.revenueRounding ?? 0) + (other.revenueRounding ?? 0);
  const compared = [
    ['the number of customers', one.customers, other.customers, 0],
    ['the number of Insiders', one.insiders, other.insiders, 0],
    ['the revenue of the Insiders', one.insidersRevenue, other.insidersRevenue, revenueRounding],
    ['the Insiders’ share of all revenue', one.shareOfAll, other.shareOfAll, 0],
  ] as const;
  return compared.flatMap(([what, first, second, rounding]) => {
    if (first === undefined || second === undefined) return [];
    const bound = rounding + ROUNDING * Math.max(Math.abs(first), Math.abs(second));
    // What is no number agrees with nothing.
    if (Math.abs(first - second) <= bound) return [];
    return [`${what}: ${first} and ${second}, a difference of ${round(second - first)}`];
  });
}

function members(one: Account, other: Account): string[] {
  if (one.members === undefined || other.members === undefined) return [];
  const only = (here: Account, there: Account): string[] => {
    const numbers = [...here.members!].filter((id) => !there.members!.has(id));
    return numbers.length === 0
      ? []
      : [`${some(numbers)} in ${here.source} only (${numbers.length} of ${here.members!.size})`];
  };
  return [...only(one, other), ...only(other, one)];
}

function clusters(one: Account, other: Account): string[] {
  if (one.clusters === undefined || other.clusters === undefined) return [];
  const all = [...new Set([...one.clusters.keys(), ...other.clusters.keys()])];
  const unlike = all.filter((id) => one.clusters!.get(id) !== other.clusters!.get(id));
  const expected = (one.placedElsewhere ?? 0) + (other.placedElsewhere ?? 0);
  if (unlike.length === expected) return [];
  const examples = unlike
    .slice(0, 3)
    .map((id) => `customer ${id} is in ${place(one, id)} and ${place(other, id)}`);
  const noted = expected === 0 ? '' : `, where ${expected} were noted when the model was trained`;
  return [`${unlike.length} of ${all.length} differ${noted}${examples.map((each) => `; ${each}`).join('')}`];
}

function place({ clusters: known }: Account, id: number): string {
  const cluster = known?.get(id);
  return cluster === undefined ? 'none' : `cluster ${cluster}`;
}

function sizes(one: Account, other: Account): string[] {
  if (one.sizes === undefined || other.sizes === undefined) return [];
  const all = [...new Set([...one.sizes.keys(), ...other.sizes.keys()])].sort((a, b) => a - b);
  return all.flatMap((cluster) => {
    const [first, second] = [one.sizes!.get(cluster) ?? 0, other.sizes!.get(cluster) ?? 0];
    return first === second ? [] : [`cluster ${cluster} has ${first} and ${second} customers`];
  });
}

function some(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 3).join(', ');
  return numbers.length > 3 ? `customers ${shown}, …` : `customer${numbers.length > 1 ? 's' : ''} ${shown}`;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
