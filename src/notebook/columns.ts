import { formatValue, isNumeric, type NumberOptions, type ValueFormat } from '../format';
import { indexColumn, type NamedRows, type TableRow } from './rows';

/** How a column is shown. The feature catalogue's entries are such columns as they are. */
export interface TableColumn {
  /** The column's name in the rows. */
  readonly name: string;
  /** Default: the name in words. */
  readonly heading?: string;
  /** Default: by the values. */
  readonly format?: ValueFormat;
  /** Stands in the heading; `currency` and `share` are said by the values already, and are left out. */
  readonly unit?: string;
  /** What the column means, for those who ask. */
  readonly explanation?: string;
  /** The catalogue's word for explanation. */
  readonly definition?: string;
  /** Digits after the decimal mark; default: by the size of the column's values. */
  readonly decimals?: number;
  /** Default: right for numbers, left for the rest. */
  readonly align?: 'left' | 'right' | 'centre';
}

/** A column with everything decided. */
export interface ResolvedColumn {
  readonly name: string;
  readonly heading: string;
  readonly unit: string;
  readonly format: ValueFormat;
  readonly explanation: string;
  readonly align: 'left' | 'right' | 'centre';
  readonly options: NumberOptions;
}

/** Decides how each column is shown. @throws Error that names a column which the rows do not have */
export function resolveColumns(
  { names, rows }: NamedRows,
  wanted: readonly (string | TableColumn)[] = names,
  currency: () => string,
): ResolvedColumn[] {
  return wanted.map((given) => {
    const column: TableColumn = typeof given === 'string' ? { name: given } : given;
    if (rows.length > 0 && !names.includes(column.name)) {
      throw new Error(`the table has no column "${column.name}": it has ${names.join(', ')}`);
    }
    const values = rows.map((row) => row[column.name]);
    const format = column.format ?? guessFormat(column.name, values);
    const decimals = column.decimals ?? fittingDecimals(format, values);
    const unit = column.unit === 'currency' || column.unit === 'share' ? '' : (column.unit ?? '');
    const heading = column.heading ?? (column.name === indexColumn ? '' : words(column.name));
    return {
      name: column.name,
      heading,
      unit: unit === heading.toLowerCase() ? '' : unit,
      format,
      explanation: column.explanation ?? column.definition ?? '',
      align: column.align ?? (isNumeric(format) ? 'right' : 'left'),
      options: {
        ...(decimals === undefined ? {} : { decimals }),
        ...(format === 'money' ? { currency: currency() } : {}),
      },
    };
  });
}

/** A cell as it is read. */
export function cellText(row: TableRow, column: ResolvedColumn): string {
  return formatValue(row[column.name], column.format, column.options);
}

function guessFormat(name: string, values: readonly unknown[]): ValueFormat {
  const present = values.filter((value) => value !== null && value !== undefined);
  if (present.length === 0) return 'text';
  if (/(^|_)id$/i.test(name)) return 'id';
  if (present.every((value) => typeof value === 'boolean')) return 'flag';
  if (present.every((value) => value instanceof Date)) return 'date';
  if (!present.every((value) => typeof value === 'number' || typeof value === 'bigint')) return 'text';
  return present.every((value) => Number.isNaN(value) || Number.isInteger(Number(value)))
    ? 'count'
    : 'decimal';
}

/** The same digits for a whole column, as many as the largest value deserves. */
function fittingDecimals(format: ValueFormat, values: readonly unknown[]): number | undefined {
  if (format !== 'money' && format !== 'decimal') return undefined;
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(Number(value ?? 0));
    if (size > largest && size < Infinity) largest = size;
  }
  if (format === 'money') return largest >= 1000 ? 0 : 2;
  if (largest >= 1000) return 0;
  if (largest >= 100) return 1;
  if (largest >= 1 || largest === 0) return 2;
  return Math.min(8, 2 - Math.floor(Math.log10(largest)));
}

function words(name: string): string {
  const spaced = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
