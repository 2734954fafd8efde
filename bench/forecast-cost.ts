import {
  buildHistories,
  checkRun,
  expectations,
  fitValueModel,
  forecastValue,
  besideScenarios,
  topBySpend,
  type PurchaseRow,
} from '../src/value';
import { paymentShop, sampleShop } from './forecast-shops';

/** Shops by name: what each is, and its purchases. */
export const SHOPS: Readonly<
  Record<string, { readonly is: string; readonly rows: (seed: number) => Promise<PurchaseRow[]> }>
> = {
  one: { is: '1 year, 4,300 customers, generated', rows: (seed) => sampleShop(4300, 1, seed) },
  two: { is: '2 years, 8,000 customers, generated', rows: (seed) => sampleShop(8000, 2, seed) },
  payments: {
    is: '4 years, 6,889 customers, payments',
    rows: (seed) => Promise.resolve(paymentShop(6889, 4, 6, seed)),
  },
  large: {
    is: '2 years, 180,000 customers, payments',
    rows: (seed) => Promise.resolve(paymentShop(180_000, 2, 3, seed)),
  },
};

/** What the forecast of one shop cost, in a process of its own; the steps are those of notebook 08. */
export interface ForecastCost {
  readonly shop: string;
  readonly customerDays: number;
  readonly customers: number;
  readonly origins: number;
  readonly backTestSeconds: number;
  readonly modelSeconds: number;
  readonly forecastSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

/** Makes the whole forecast of a shop, as notebook 08 does. */
async function forecastCost(name: string, seed: number): Promise<ForecastCost> {
  const rows = await SHOPS[name].rows(seed);
  const cpu = process.cpuUsage();
  const endDay = rows.reduce((last, { day }) => Math.max(last, day), -Infinity);
  const seconds: number[] = [];
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    seconds.push((performance.now() - start) / 1000);
    return result;
  };
  const totals = { lines: rows.length, customers: 0, netValue: 0 };
  const purchases = { standing: rows, asTheyCame: rows, endDay, all: totals, registered: totals };
  const check = await timed(() => checkRun(purchases, { groupShare: 0.16 }));
  const built = buildHistories(rows, endDay);
  const model = await timed(() => fitValueModel(built));
  const { customerIds } = built.histories;
  const group = {
    name: 'Insiders',
    customerIds: Int32Array.from(topBySpend(built, 0.16), (i) => customerIds[i]),
    withoutHistory: 0,
  };
  await timed(async () => {
    const asked = { groups: [group], totals: [1, 3, 6] };
    const first = await forecastValue(model, built, {
      ...asked,
      scenario: model.seasonal === null ? 'plain' : 'last-year-shares',
    });
    const forecasts = await besideScenarios(model, built, first, asked);
    return expectations({ purchases, built, group, forecasts, check });
  });
  const { user, system } = process.cpuUsage(cpu);
  return {
    shop: SHOPS[name].is,
    customerDays: rows.length,
    customers: customerIds.length,
    origins: check.plan.originDays.length,
    backTestSeconds: seconds[0],
    modelSeconds: seconds[1],
    forecastSeconds: seconds[2],
    cpuSeconds: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

if (process.argv[2] in SHOPS) {
  void forecastCost(process.argv[2], Number(process.argv[3])).then((cost) => {
    console.log(JSON.stringify(cost));
    process.exit(0);
  });
}
