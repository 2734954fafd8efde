import { type Settings } from '../config';
import { customersArtefact } from '../features';
import { readRecord } from '../store';

/** What guests who are no customers brought. */
export interface GuestRevenue {
  readonly gross: number;
  readonly net: number;
  /** The preset's: one of these two. */
  readonly revenue: number;
}

/** What guests who are no customers brought in the window that features count over; nothing where guests are customers. */
export async function readGuestRevenue(settings: Settings): Promise<GuestRevenue> {
  const { details } = await readRecord(settings, customersArtefact);
  const { guestGrossRevenue: gross, guestNetRevenue: net } = details;
  return { gross, net, revenue: settings.rules.revenue === 'gross_revenue' ? gross : net };
}
