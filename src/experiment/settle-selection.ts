import { type Settings } from '../config';
import { type PlainOrder } from './list-orders';
import { settledSelection, type Selection } from './selection';
import { readPeople } from './spending';

/** The selection of the run's customers as the settings want it. @throws RangeError as {@link settledSelection} */
export async function settleSelection(
  settings: Settings,
  selection: Selection,
  order: PlainOrder,
): Promise<Selection> {
  const { invitable } = await readPeople(settings);
  const known = invitable.reduce((sum, each) => sum + each, 0);
  return settledSelection(selection, settings.rules, order, known);
}
