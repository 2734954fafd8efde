import { type Settings } from '../config';
import { customersArtefact } from '../features';
import { readRecord } from '../store';
import { cleanedArtefact } from '../cleaning';

/** What some who are no customers of the run brought, in the days that features count over. */
export interface Outside {
  readonly gross: number;
  readonly net: number;
  /** The preset's: one of these two. */
  readonly revenue: number;
}

/** Revenue that is nobody's in the groups, and is in every share of all revenue. */
export interface OutsideRevenue {
  /** Guests who are no customers; nothing where they are. */
  readonly guests: Outside;
  /** Customers out of all proportion, who are set apart. */
  readonly giants: Outside & { readonly count: number };
  /** The preset's revenue of both. */
  readonly revenue: number;
}

/** What guests and customers who are set apart brought in the window that features count over. */
export async function readOutsideRevenue(settings: Settings): Promise<OutsideRevenue> {
  const { details } = await readRecord(settings, customersArtefact);
  const outside = (gross: number, net: number): Outside => ({
    gross,
    net,
    revenue: settings.rules.revenue === 'gross_revenue' ? gross : net,
  });
  const guests = outside(details.guestGrossRevenue, details.guestNetRevenue);
  const giants = outside(details.giantGrossRevenue, details.giantNetRevenue);
  return {
    guests,
    giants: { ...giants, count: details.giants },
    revenue: guests.revenue + giants.revenue,
  };
}

/** The numbers of the customers whom the run sets apart. */
export async function giantNumbers(settings: Settings): Promise<number[]> {
  const { giants } = (await readRecord(settings, cleanedArtefact)).details;
  return giants.map(({ customerId }) => customerId);
}
