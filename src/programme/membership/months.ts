import { addDays, addMonths, dayNumber, dayText, monthEnds } from '../../numeric';

/** Days of data before the first review: less says little of a customer. */
export const DAYS_BEFORE_REVIEW = 90;

/** A review and the month after it. */
export interface ReviewDay {
  /** The month end: `YYYY-MM-DD`. */
  readonly day: string;
  /** The next month end, where the data reach it; null where they do not. */
  readonly next: string | null;
}

/**
 * The month ends at which membership can be reviewed: those that the data reach, from 90 days after their first day.
 *
 * @param firstDay the first day of the data: `YYYY-MM-DD`
 * @param lastDay the last day of the data
 */
export function reviewDays(firstDay: string, lastDay: string): ReviewDay[] {
  const last = dayNumber(lastDay);
  return monthEnds(dayNumber(addDays(firstDay, DAYS_BEFORE_REVIEW)), last).map((day) => {
    const next = addMonths(day, 1);
    return { day: dayText(day), next: next <= last ? dayText(next) : null };
  });
}
