import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../src/config';
import { formatNumber, formatShare } from '../src/format';
import { childSeed } from '../src/numeric';
import {
  adoptMethod,
  checkOrigins,
  FORECAST_METHODS,
  intervalByFactor,
  intervalByMisses,
  minMisses,
  logMisses,
  measuredFor,
  missCoverage,
  type ForecastMethodName,
  type OriginRow,
} from '../src/value';
import { SHOPS, type ForecastCost } from './forecast-cost';
import { sampleShop } from './forecast-shops';
import { machine } from './machine';

const HORIZON = 3;
const CUSTOMERS = 1500;

/** One forecast by the method that would have been adopted at the time, held against what came. */
interface Lived {
  readonly method: ForecastMethodName;
  readonly miss: number;
  readonly modelMiss: number;
  readonly in80: boolean;
  readonly in95: boolean;
}

/**
 * On generated shops of three years with a planted season and growth: how far each method is off over three months, how
 * often its intervals hold, and what would have come of adopting a method at each month end by what was known then.
 * Then what the whole forecast costs for shops of one, two and four years, each in a process of its own.
 */
export async function benchForecast(seeds: number, seed: number): Promise<void> {
  console.log(
    `${seeds} generated shops of ${formatNumber(CUSTOMERS)} customers over 3 years; ${machine()}\n`,
  );
  const rows: OriginRow[][] = [];
  for (let i = 0; i < seeds; i += 1) {
    const shop = await sampleShop(CUSTOMERS, 3, childSeed(seed, i));
    const check = await checkOrigins(shop, {
      horizonsMonths: [HORIZON],
      groupShare: 0.16,
      groupName: 'top',
      budget: { bandedOrigins: 0 },
    });
    rows.push(check.rows.filter(({ quantity }) => quantity === 'revenue'));
  }
  printMethods(rows);
  for (const who of ['base', 'top'])
    printLived(
      who,
      rows.flatMap((one) => live(one, who)),
    );
  console.log(
    '\n| shop | customer days | origins | back-test, s | models, s | forecast, s | CPU, s | peak, MB |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const name of Object.keys(SHOPS)) {
    const file = path.join(projectRoot(), 'bench', 'forecast-cost.ts');
    const out = execFileSync(process.execPath, ['--import', 'tsx', file, name, String(seed)]);
    const cost = JSON.parse(out.toString()) as ForecastCost;
    const times = [cost.backTestSeconds, cost.modelSeconds, cost.forecastSeconds, cost.cpuSeconds];
    console.log(
      `| ${[cost.shop, formatNumber(cost.customerDays), cost.origins, ...times.map((s) => s.toFixed(1)), cost.peakMb.toFixed(0)].join(' | ')} |`,
    );
  }
}

/** Mean errors at the origins that all methods have, and how leave-one-out intervals held. */
function printMethods(shops: readonly (readonly OriginRow[])[]): void {
  console.log('| method | all customers | top 16% | 80% held | 95% held | forecasts |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  const names = Object.keys(FORECAST_METHODS) as ForecastMethodName[];
  const common = shops.map((rows) => {
    const days = new Map<number, Set<ForecastMethodName>>();
    for (const { originDay, method } of rows)
      days.set(originDay, (days.get(originDay) ?? new Set()).add(method));
    return rows.filter(({ originDay }) => days.get(originDay)?.size === names.length);
  });
  for (const name of names) {
    const own = common.map((rows) => rows.filter(({ method }) => method === name));
    const error = (who: string): string =>
      formatShare(
        mean(own.flat().flatMap((row) => (row.who === who ? [Math.abs(row.relativeError ?? 0)] : []))),
      );
    const coverage = own.flatMap((rows) => missCoverage(rows));
    const held = (of: (row: (typeof coverage)[number]) => number): string =>
      formatShare(mean(coverage.map(of)), { decimals: 0 });
    const cells = [
      FORECAST_METHODS[name].words.en.label,
      error('base'),
      error('top'),
      held((row) => row.coverage80),
      held((row) => row.coverage95),
      own.flat().length,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

/** Adopts a method at each origin with a year known by what was known then, and holds forecast and interval against what came. */
function live(rows: readonly OriginRow[], who: string): readonly Lived[] {
  const first = Math.min(...rows.map(({ originDay }) => originDay));
  const days = [...new Set(rows.map(({ originDay }) => originDay))];
  return days.flatMap((day): Lived[] => {
    // Three months were known before the first origin.
    const historyDays = day - first + 92;
    const here = rows.filter((row) => row.originDay === day && row.who === who);
    const available = here.map(({ method }) => method);
    if (historyDays < 365 || available.length === 0) return [];
    const known = rows.filter((row) => row.originDay + 31 * HORIZON <= day);
    const { method } = adoptMethod(known, available, historyDays, HORIZON);
    const found = (name: ForecastMethodName) => here.find((row) => row.method === name);
    const [taken, model] = [found(method), found('model')];
    if (taken === undefined || model === undefined) return [];
    const misses = logMisses(known.filter((row) => row.who === who && row.method === method));
    const { best } = measuredFor(historyDays);
    const factor = (best.find((one) => one.method === method) ?? best[0]).factor95;
    const { low80, high80, low95, high95 } =
      misses.length >= minMisses
        ? intervalByMisses(taken.predicted, misses, HORIZON)
        : intervalByFactor(taken.predicted, factor);
    const within = (low: number, high: number): boolean => taken.actual >= low && taken.actual <= high;
    return [
      {
        method,
        miss: Math.abs(taken.relativeError ?? 0),
        modelMiss: Math.abs(model.relativeError ?? 0),
        in80: within(low80, high80),
        in95: within(low95, high95),
      },
    ];
  });
}

function printLived(who: string, lived: readonly Lived[]): void {
  const share = (of: (one: Lived) => boolean): string =>
    formatShare(lived.filter(of).length / lived.length, { decimals: 0 });
  const methods = [...new Set(lived.map(({ method }) => method))].map(
    (name) => `${name} ${lived.filter(({ method }) => method === name).length}`,
  );
  console.log(
    `\nAdopted by what was known at the time, ${who === 'base' ? 'all customers' : 'top 16%'}: off by ${formatShare(mean(lived.map(({ miss }) => miss)))}, the model as it is by ${formatShare(mean(lived.map(({ modelMiss }) => modelMiss)))}; 80% interval held at ${share(({ in80 }) => in80)}, 95% at ${share(({ in95 }) => in95)} of ${lived.length} (${methods.join(', ')})`,
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
