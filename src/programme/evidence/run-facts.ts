import { type Settings } from '../../config';
import { customersArtefact } from '../../features';
import { readArtefact, readRecord } from '../../store';
import { cleanedArtefact, type LedgerRow } from '../../cleaning';
import { linesArtefact } from '../../transactions';
import {
  clustersArtefact,
  readOutsideRevenue,
  type ClusteringDetails,
  type Headline,
} from '../../experiment';

/** A step of the cleaning, with the rule of the preset that it applied. */
export interface LedgerStep extends LedgerRow {
  /** What the rule was given: codes, countries or customers of a list; empty otherwise. */
  readonly values: readonly string[];
  /** The bound of a rule on prices; null otherwise. */
  readonly price: number | null;
}

/** What a run was made of: counts and sums from the records of its artefacts. */
export interface RunFacts {
  readonly run: string;
  readonly preset: string;
  readonly source: { readonly name: string; readonly isSample: boolean; readonly notice: string | null };
  readonly isPublicDataSet: boolean;
  /** Lines in the source, those that could be read, and those set aside. */
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
  /** First and last day of the lines, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** The last purchase day, from which recency is counted. */
  readonly referenceDay: string;
  /** Days up to that day over which features count; null for all history. */
  readonly windowDays: number | null;
  /** The first day that counts. */
  readonly windowStart: string;
  /** Who bought before the window only, and is no customer of the run. */
  readonly lapsed: number;
  /** Who is left after cleaning, but of whose purchases nothing stands. */
  readonly withoutPurchase: number;
  readonly ledger: readonly LedgerStep[];
  /** Lines of returns that no rule dropped. */
  readonly returnLines: number;
  readonly revenue: 'net_revenue' | 'gross_revenue';
  /** Guests among the customers; 0 where a guest is none. */
  readonly guests: number;
  /** The preset's revenue of guests who are no customers; 0 where they are. */
  readonly guestRevenue: number;
  /** Customers out of all proportion, who are set apart, and their revenue by the preset. */
  readonly giants: number;
  readonly giantRevenue: number;
  /** The preset's revenue of customers, guests and those set apart together. */
  readonly allRevenue: number;
  readonly headline: Headline;
  readonly clustering: ClusteringDetails;
}

/** Reads what a run was made of. @throws Error that names the notebook which makes a missing artefact */
export async function readRunFacts(settings: Settings): Promise<RunFacts> {
  const { rules, run, preset } = settings;
  const lines = (await readRecord(settings, linesArtefact)).details;
  const customers = (await readRecord(settings, customersArtefact)).details;
  const { headline, ...clustering } = (await readRecord(settings, clustersArtefact)).details;
  const { returnLines } = (await readRecord(settings, cleanedArtefact)).details;
  const ledger = await readArtefact<LedgerRow>(settings, 'ledger');
  const gross = rules.revenue === 'gross_revenue';
  const { guests, giants, revenue: outside } = await readOutsideRevenue(settings);
  return {
    run,
    preset,
    source: lines.source,
    isPublicDataSet: lines.isPublicDataSet,
    rowsIn: lines.rowsIn,
    rowsKept: lines.rowsKept,
    rowsSetAside: lines.rowsSetAside,
    firstDay: lines.firstDay,
    lastDay: lines.lastDay,
    referenceDay: customers.referenceDay,
    windowDays: rules.windowDays ?? null,
    windowStart: customers.windowStart,
    lapsed: customers.lapsed,
    withoutPurchase: customers.withoutPurchase,
    returnLines,
    ledger: ledger.map((row, i) => ({ ...row, ...givenTo(settings, ledger.slice(0, i + 1)) })),
    revenue: rules.revenue,
    guests: customers.guests,
    guestRevenue: guests.revenue,
    giants: giants.count,
    giantRevenue: giants.revenue,
    allRevenue: (gross ? customers.grossRevenue : customers.netRevenue) + outside,
    headline,
    clustering,
  };
}

/** How those who count and those who do not make up what cleaning leaves, for the sentence that says it. */
export function accountOf({
  headline,
  guests,
  lapsed,
  withoutPurchase,
  giants,
  revenue,
  ledger,
  ...all
}: RunFacts) {
  const counted = all.allRevenue - all.guestRevenue - all.giantRevenue;
  return {
    customers: headline.customers,
    giants,
    gone: guests > 0 ? null : { lapsed, withoutPurchase },
    value: revenue === 'net_revenue' ? { left: ledger[ledger.length - 1].value_left, counted } : null,
  };
}

/** What the preset gives to the rule of the last of these steps; those around the preset's rules have none. */
function givenTo({ rules }: Settings, steps: readonly LedgerRow[]): Pick<LedgerStep, 'values' | 'price'> {
  const same = steps.filter(({ rule }) => rule === steps[steps.length - 1].rule).length;
  const rule = rules.rules.filter((each) => each.rule === steps[steps.length - 1].rule)[same - 1];
  return {
    values: rule !== undefined && 'values' in rule ? rule.values.map(String) : [],
    price: rule !== undefined && 'price' in rule ? rule.price : null,
  };
}
