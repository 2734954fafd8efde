import { partition } from '../clustering';
import { checkNumber, quintileScores } from '../numeric';

const FINITE = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };

/** What a set of customers, chosen on earlier data, is worth afterwards. */
export interface SelectionValue {
  /** Customers selected. */
  readonly size: number;
  /** Their share of all spend before, 0 to 1. */
  readonly pastShare: number;
  /** Their share of all spend after, 0 to 1; higher is better among selections of one size. */
  readonly futureShare: number;
}

/** The top group of a clustering beside two plain selections of the same size. */
export interface TopGroupValue {
  /** Label of the cluster with the most past spend. */
  readonly label: number;
  readonly group: SelectionValue;
  /** As many customers of the highest past spend. */
  readonly topSpenders: SelectionValue;
  /** As many customers of the highest RFM score. */
  readonly rfm: SelectionValue;
}

/**
 * What a selection is worth.
 *
 * @param selected customers' numbers, each once
 * @param past spend of each customer before the selection
 * @param future spend of each customer after it
 * @throws RangeError when a number is no customer's or comes twice, lengths differ or a total is not above 0
 */
export function selectionValue(
  selected: ArrayLike<number>,
  past: ArrayLike<number>,
  future: ArrayLike<number>,
): SelectionValue {
  const total = (spend: ArrayLike<number>, name: string) => {
    let sum = 0;
    for (let i = 0; i < spend.length; i += 1) {
      sum += checkNumber(`${name}[${i}]`, spend[i], FINITE);
    }
    return checkNumber(`total of ${name}`, sum, { above: 0 });
  };
  if (future.length !== past.length) {
    throw new RangeError(`future must have one entry a customer: ${past.length}, received ${future.length}`);
  }
  const seen = new Set<number>();
  let before = 0;
  let after = 0;
  for (let s = 0; s < selected.length; s += 1) {
    const customer = checkNumber(`selected[${s}]`, selected[s], {
      integer: true,
      min: 0,
      max: past.length - 1,
    });
    if (seen.has(customer)) throw new RangeError(`selected[${s}] comes twice: ${customer}`);
    seen.add(customer);
    before += past[customer];
    after += future[customer];
  }
  return {
    size: selected.length,
    pastShare: before / total(past, 'past'),
    futureShare: after / total(future, 'future'),
  };
}

/** The n customers of the highest spend; the lower number first among equals. */
export function topSpenders(spend: ArrayLike<number>, n: number): Int32Array {
  return highest(spend, n, () => 0);
}

/** What RFM goes by. */
export interface RfmInput {
  /** Days since the last purchase; fewer is better. */
  readonly recencyDays: ArrayLike<number>;
  /** Purchases. */
  readonly purchases: ArrayLike<number>;
  /** Spend. */
  readonly spend: ArrayLike<number>;
}

/**
 * RFM scores: recency, frequency and monetary value each score 1 to 5 by quintile, 5 the best, and are added: 3 to 15.
 *
 * Equal values get equal scores, see {@link quintileScores}.
 *
 * @throws RangeError when lengths differ or a value is not finite
 *
 * Reference: Hughes 1994, "Strategic Database Marketing".
 */
export function rfmScores({ recencyDays, purchases, spend }: RfmInput): Int32Array {
  const n = spend.length;
  const measures = { recencyDays: Float64Array.from(recencyDays, (days) => -days), purchases, spend };
  const parts = Object.entries(measures).map(([name, values]) => {
    if (values.length !== n)
      throw new RangeError(`${name} must have one entry a customer: ${n}, received ${values.length}`);
    return quintileScores(name, values);
  });
  return parts[0].map((score, i) => score + parts[1][i] + parts[2][i]);
}

/** The n customers of the highest RFM score; higher spend first among equals. */
export function topByRfm(input: RfmInput, n: number): Int32Array {
  const { spend } = input;
  return highest(rfmScores(input), n, (a, b) => spend[b] - spend[a]);
}

/**
 * The label of the cluster whose customers spent the most together; the lower label among equals. Noise is no cluster.
 *
 * @throws RangeError when every customer is noise, lengths differ or a value is not finite
 */
export function topCluster(labels: ArrayLike<number>, spend: ArrayLike<number>): number {
  const { names, codes } = partition(labels, spend.length);
  if (names.length === 0) throw new RangeError('there is no top group: every customer is noise');
  const totals = new Float64Array(names.length);
  codes.forEach((code, customer) => {
    const amount = checkNumber(`spend[${customer}]`, spend[customer], FINITE);
    if (code >= 0) totals[code] += amount;
  });
  return names[totals.indexOf(Math.max(...totals))];
}

/**
 * The cluster with the most past spend, what it is worth afterwards, and what as many customers chosen by spend or by
 * RFM are worth. Noise is no group.
 *
 * @param labels one a customer, from data before the selection
 * @param rfm of the same date
 * @throws RangeError as {@link selectionValue} and {@link topCluster}
 */
export function topGroupValue(
  labels: ArrayLike<number>,
  rfm: RfmInput,
  future: ArrayLike<number>,
): TopGroupValue {
  const past = rfm.spend;
  const label = topCluster(labels, past);
  const members = Array.from({ length: past.length }, (_, customer) => customer).filter(
    (customer) => labels[customer] === label,
  );
  return {
    label,
    group: selectionValue(members, past, future),
    topSpenders: selectionValue(topSpenders(past, members.length), past, future),
    rfm: selectionValue(topByRfm(rfm, members.length), past, future),
  };
}

function highest(values: ArrayLike<number>, n: number, tie: (a: number, b: number) => number): Int32Array {
  checkNumber('n', n, { integer: true, min: 0, max: values.length });
  const order = Int32Array.from({ length: values.length }, (_, i) => i);
  return order.sort((a, b) => values[b] - values[a] || tie(a, b) || a - b).slice(0, n);
}

/** The rows of a list as flags: 1 for a row of it. */
export function flagged(rows: ArrayLike<number>, n: number): Uint8Array {
  const flags = new Uint8Array(n);
  for (let i = 0; i < rows.length; i += 1) flags[rows[i]] = 1;
  return flags;
}
