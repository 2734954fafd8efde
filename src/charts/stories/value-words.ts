import { dayText } from '../../numeric';
import { formatDate } from '../../format';
import { colours } from '../palette';

/** What came and what was expected have the same colours in every figure of customer value. */
export const CAME = colours.vermillion;
export const EXPECTED = colours.blue;

/** A day number as readers write it. */
export function day(number: number): string {
  return formatDate(dayText(number));
}

/** Two day numbers as readers write them. */
export function spanOf(from: number, to: number): string {
  return `${day(from)} to ${day(to)}`;
}

/** What a group is called at the beginning of a sentence. */
export function nameOf(who: string): string {
  return who === 'base' ? 'All customers' : who.charAt(0).toUpperCase() + who.slice(1);
}
