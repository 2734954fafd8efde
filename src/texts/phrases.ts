import { type Interval } from '../numeric';
import { type Writer } from './writer';

/** An amount as a sentence says it: £5.42m, £512,000, £12,345, £46; a small one with its pence. */
export function amount(writer: Writer, value: number | null | undefined): string {
  if (value === null || value === undefined) return writer.money(value);
  const size = Math.abs(value);
  // Six digits are more than any of these figures support.
  const thousands = Math.round(value / 1000) * 1000;
  if (Math.abs(thousands) >= 1e6) {
    return writer.money(size < 1e6 ? thousands : value, { compact: true, decimals: 2 });
  }
  if (size >= 1e5) return writer.money(thousands, { decimals: 0 });
  return writer.money(value, { decimals: size >= 10 ? 0 : 2 });
}

/** Both ends of a range: “50.3% to 60.1%”, “50,3% a 60,1%”; one value where both are written alike. */
export function span(writer: Writer, [low, high]: Interval, write: (value: number) => string): string {
  if (write(low) === write(high)) return write(low);
  return `${write(low)} ${writer.language === 'pt' ? 'a' : 'to'} ${write(high)}`;
}

/** A number with what it counts, in the singular where it is one: “1 customer”, “1,200 customers”. */
export function counted(writer: Writer, value: number, one: string, many: string): string {
  return `${writer.number(value)} ${value === 1 ? one : many}`;
}

/** The interval behind an estimate: “95% interval: 50.3% to 60.1%”; empty where there is none. */
export function interval(writer: Writer, ends: Interval | null, write: (value: number) => string): string {
  if (ends === null) return '';
  return `${writer.language === 'pt' ? 'intervalo de 95%' : '95% interval'}: ${span(writer, ends, write)}`;
}

/** An estimate with its interval in brackets, where it has one. */
export function estimate(
  writer: Writer,
  value: number | null,
  ends: Interval | null,
  write: (value: number) => string,
): string {
  if (value === null) return writer.number(null);
  return ends === null ? write(value) : `${write(value)} (${interval(writer, ends, write)})`;
}

/** An estimate with the ends of its interval in brackets, where a table's heading says what they are. */
export function brief(
  writer: Writer,
  value: number | null,
  ends: Interval | null,
  write: (value: number) => string,
): string {
  if (value === null) return writer.number(null);
  return ends === null ? write(value) : `${write(value)} (${span(writer, ends, write)})`;
}

/** A sentence's first letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A share in whole percent. */
export function percent(writer: Writer, share: number | null): string {
  return writer.share(share, { decimals: 0 });
}

/** A number without decimals. */
export function whole(writer: Writer, value: number): string {
  return writer.number(value, { decimals: 0 });
}

/** A number with two decimals. */
export function two(writer: Writer, value: number | null): string {
  return writer.number(value, { decimals: 2 });
}
