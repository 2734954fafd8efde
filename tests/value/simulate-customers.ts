import { createRandom, randomGamma, type Random } from '../../src/numeric';
import { checkHistories, type PurchaseHistories, type PurchaseModelName } from '../../src/value';
import { randomBeta, randomExponential, randomGeometric } from '../../src/value/simulate/draws';

/** Options of {@link simulateCustomers}. */
export interface SimulateOptions {
  /** Customers; default 1,000. */
  readonly customers?: number;
  /** First purchases fall evenly so many weeks before the end: least and most; default 20 to 60. */
  readonly observedWeeks?: readonly [number, number];
  /** Weeks after the end of observation in which purchases are counted; default 13. */
  readonly nextWeeks?: number;
  /** Gamma-gamma parameters p, q, v of the value of a purchase; default 6, 4, 15. */
  readonly value?: readonly [number, number, number];
  /** Default 1. */
  readonly seed?: number;
}

/** Simulated customers: what a model is given, and what it should find out. */
export interface SimulatedCustomers {
  readonly histories: PurchaseHistories;
  /** 1 for a customer who is active at the end of observation. */
  readonly alive: Uint8Array;
  /** Purchases in the weeks after the end of observation, and their value. */
  readonly nextPurchases: Int32Array;
  readonly nextValue: Float64Array;
}

/**
 * Simulates customers by the very process that a model assumes: rates, drop-out, purchase times and values.
 *
 * @param parameters in the order of the model's parameter names
 */
export function simulateCustomers(
  model: PurchaseModelName,
  parameters: readonly number[],
  options: SimulateOptions = {},
): SimulatedCustomers {
  const {
    customers = 1000,
    observedWeeks = [20, 60],
    nextWeeks = 13,
    value = [6, 4, 15],
    seed = 1,
  } = options;
  const random = createRandom(seed);
  const observed = Float64Array.from(
    { length: customers },
    () => observedWeeks[0] + (observedWeeks[1] - observedWeeks[0]) * random(),
  );
  const repeatDays = new Int32Array(customers);
  const lastPurchaseWeeks = new Float64Array(customers);
  const meanValue = new Float64Array(customers);
  const alive = new Uint8Array(customers);
  const nextPurchases = new Int32Array(customers);
  const nextValue = new Float64Array(customers);
  for (let i = 0; i < customers; i += 1) {
    const life = drawLife(random, model, parameters);
    const valueRate = randomGamma(random, value[1]) / value[2];
    const draw = (): number => randomGamma(random, value[0]) / valueRate;
    const end = observed[i] + nextWeeks;
    let total = draw();
    let time = randomExponential(random, life.rate);
    let purchases = 1;
    for (; time <= end && time <= life.weeks && purchases <= life.purchases; purchases += 1) {
      const worth = draw();
      if (time > observed[i]) {
        nextPurchases[i] += 1;
        nextValue[i] += worth;
      } else {
        repeatDays[i] += 1;
        lastPurchaseWeeks[i] = time;
        total += worth;
      }
      time += randomExponential(random, life.rate);
    }
    alive[i] = Number(life.weeks > observed[i] && repeatDays[i] < life.purchases);
    meanValue[i] = total / (repeatDays[i] + 1);
  }
  const histories = checkHistories({
    customerIds: Int32Array.from({ length: customers }, (_, i) => i + 1),
    repeatDays,
    lastPurchaseWeeks,
    observedWeeks: observed,
    meanValue,
    valueDays: repeatDays.map((x) => x + 1),
  });
  return { histories, alive, nextPurchases, nextValue };
}

/** A customer's rate, and when it ends: after so many weeks, or with so many repeat purchases. */
interface Life {
  readonly rate: number;
  readonly weeks: number;
  readonly purchases: number;
}

function drawLife(random: Random, model: PurchaseModelName, p: readonly number[]): Life {
  const rate = randomGamma(random, p[0]) / p[1];
  switch (model) {
    case 'nbd':
      return { rate, weeks: Infinity, purchases: Infinity };
    case 'bg-nbd':
      return { rate, weeks: Infinity, purchases: randomGeometric(random, randomBeta(random, p[2], p[3])) };
    case 'mbg-nbd':
      return {
        rate,
        weeks: Infinity,
        purchases: randomGeometric(random, randomBeta(random, p[2], p[3])) - 1,
      };
    case 'pareto-nbd':
      return {
        rate,
        weeks: randomExponential(random, randomGamma(random, p[2]) / p[3]),
        purchases: Infinity,
      };
    default:
      return never(model);
  }
}

function never(model: never): never {
  throw new RangeError(`model must be one of the purchase models, received ${String(model)}`);
}
