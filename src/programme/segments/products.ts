import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { type Settings } from '../../config';
import { customersArtefact } from '../../features';
import { readRecord, readSql, withArtefacts } from '../../store';

/** A product that a segment's customers buy more often than customers do. */
export interface ProductLift {
  readonly cluster: number;
  readonly stockCode: string;
  /** As most of its lines have it. */
  readonly description: string;
  /** Customers of the segment who bought it, and all who did. */
  readonly buyers: number;
  readonly allBuyers: number;
  readonly shareOfSegment: number;
  readonly shareOfAll: number;
  /** The first share divided by the second: 1 where the segment buys as all do. */
  readonly lift: number;
  /** The lift's lower bound, simultaneous over all products of the segment that were compared. */
  readonly low: number;
}

/** Options of {@link productLifts}. */
export interface LiftOptions {
  /** Products of each segment; default 5. */
  readonly top?: number;
  /** Buyers in the segment that a product must have; default 10. */
  readonly minBuyers?: number;
}

/** One product in one cluster. */
export interface ProductCount {
  readonly cluster: number;
  readonly stock_code: string;
  readonly buyers: number;
}

/**
 * The products that set each segment apart: share of its customers who bought the product, divided by the same share
 * of all customers. Only purchases that stand count, and of them those of the days that features count over.
 *
 * This is description: the segments were made of purchases, so that big spenders buy more of nearly everything.
 *
 * @returns by cluster, the highest lower bound first; a segment without products above the floor, or without any whose
 *   lower bound is above 1, has none
 */
export async function productLifts(settings: Settings, options: LiftOptions = {}): Promise<ProductLift[]> {
  const { windowStart } = (await readRecord(settings, customersArtefact)).details;
  return withArtefacts(settings, ['cleaned', 'clusters'], async (database) => {
    const counts = await database.rows<ProductCount & { readonly description: string | null }>(
      readSql('programme/segments/products'),
      { since: windowStart },
    );
    const sizes = await database.rows<{ cluster: number; customers: number }>(
      'SELECT cluster, count(*) AS customers FROM clusters GROUP BY cluster ORDER BY cluster',
    );
    const titleOf = new Map(counts.map(({ stock_code, description }) => [stock_code, description]));
    return liftsOf(counts, new Map(sizes.map(({ cluster, customers }) => [cluster, customers])), options).map(
      (lift) => ({ ...lift, description: titleOf.get(lift.stockCode) ?? lift.stockCode }),
    );
  });
}

/**
 * The highest lifts of each cluster, ordered by their lower bounds: Wilson's for the share of the segment, over the
 * share of all, at a level that holds for all compared products of the segment at once (Bonferroni, 5%). So a product
 * with few buyers must stand out far before it wins.
 *
 * Reference: Wilson 1927, J. Am. Stat. Assoc. 22.
 */
export function liftsOf(
  counts: readonly ProductCount[],
  sizes: ReadonlyMap<number, number>,
  { top = 5, minBuyers = 10 }: LiftOptions = {},
): Omit<ProductLift, 'description'>[] {
  const customers = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const all = new Map<string, number>();
  for (const { stock_code, buyers } of counts) all.set(stock_code, (all.get(stock_code) ?? 0) + buyers);
  return [...sizes].flatMap(([cluster, size]) => {
    const compared = counts.filter((each) => each.cluster === cluster && each.buyers >= minBuyers);
    const z = compared.length === 0 ? 0 : -normalQuantile(0.05 / (2 * compared.length), 0, 1);
    return compared
      .map(({ stock_code: stockCode, buyers }) => {
        const allBuyers = all.get(stockCode)!;
        const [shareOfSegment, shareOfAll] = [buyers / size, allBuyers / customers];
        const low = wilsonLow(buyers, size, z) / shareOfAll;
        return {
          cluster,
          stockCode,
          buyers,
          allBuyers,
          shareOfSegment,
          shareOfAll,
          lift: shareOfSegment / shareOfAll,
          low,
        };
      })
      .filter(({ low }) => low > 1)
      .sort((a, b) => b.low - a.low || (a.stockCode < b.stockCode ? -1 : 1))
      .slice(0, top);
  });
}

/** Wilson's lower bound of a share. */
function wilsonLow(successes: number, n: number, z: number): number {
  const p = successes / n;
  const z2 = (z * z) / n;
  return (p + z2 / 2 - z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n))) / (1 + z2);
}
