import { formatDate } from './date';
import { formatMoney, formatNumber, formatShare } from './number';
import { missing, type NumberOptions, type ValueFormat } from './types';

/** A value in the given format, as a table's cell or a sentence shows it; missing values give an en dash. */
export function formatValue(value: unknown, format: ValueFormat, options: NumberOptions = {}): string {
  if (value === null || value === undefined || value === '') return missing;
  if (typeof value === 'number' && Number.isNaN(value)) return missing;
  switch (format) {
    case 'text':
      return plainText(value);
    case 'id':
      return typeof value === 'number' ? String(value) : plainText(value);
    case 'flag':
      return value === true || value === 1 ? 'yes' : value === false || value === 0 ? 'no' : plainText(value);
    case 'count':
      return formatNumber(Number(value), { decimals: 0, ...options });
    case 'decimal':
      return formatNumber(Number(value), { decimals: 2, ...options });
    case 'money':
      return formatMoney(Number(value), options);
    case 'share':
      return formatShare(Number(value), options);
    case 'date':
      return formatDate(value as Date, options);
    case 'dateTime':
      return formatDate(value as Date, { ...options, style: 'time' });
    case 'month':
      return formatDate(value as Date, { ...options, style: 'month' });
    default: {
      const unknown: never = format;
      throw new RangeError(`there is no format "${String(unknown)}"`);
    }
  }
}

/** Whether values of the format are numbers, which a table sets flush right. */
export function isNumeric(format: ValueFormat): boolean {
  return format === 'count' || format === 'decimal' || format === 'money' || format === 'share';
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return formatDate(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return `${value}`;
  return JSON.stringify(value) ?? missing;
}
