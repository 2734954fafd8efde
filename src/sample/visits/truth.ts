import { addDays } from '../../numeric';
import { type Calendar } from '../calendar';
import { type Customers } from './customers';
import { SAMPLE_GROUPS } from '../groups';
import { BEFORE_WINDOW, STILL_ALIVE, type Lives } from './lives';

/**
 * The planted truth as CSV, one row per registered customer in order of the ids.
 *
 * | column | meaning |
 * | --- | --- |
 * | customer_id | as in the transactions |
 * | group | planted group |
 * | rate_per_30_days | purchases per 30 days of average trade, while the customer is there |
 * | dropout_probability | probability to leave for good after a purchase |
 * | first_day | day of the first purchase; empty for who only returned something |
 * | dropout_day | day of the last purchase of who left; empty for who is still there |
 */
export function truthText(customers: Customers, lives: Lives, calendar: Calendar): string {
  const rows = ['customer_id,group,rate_per_30_days,dropout_probability,first_day,dropout_day'];
  const beforeWindow = addDays(calendar.date[0], -1);
  for (let i = 0; i < customers.n; i += 1) {
    const left = lives.dropoutDay[i];
    const first = left === BEFORE_WINDOW ? '' : calendar.date[customers.firstDay[i]];
    const dropout = left === BEFORE_WINDOW ? beforeWindow : left === STILL_ALIVE ? '' : calendar.date[left];
    rows.push(
      [
        customers.id[i],
        SAMPLE_GROUPS[customers.group[i]],
        customers.rate[i].toFixed(4),
        customers.dropout[i].toFixed(4),
        first,
        dropout,
      ].join(','),
    );
  }
  return `${rows.join('\n')}\n`;
}
