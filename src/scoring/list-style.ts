import { type CsvFormat, type Preset } from '../config';
import { featureCatalogue } from '../features';
import { type CsvColumn, type CsvStyle } from '../store';

/** How each format of the settings is written. */
export const csvStyles: Readonly<Record<CsvFormat, CsvStyle>> = {
  plain: {},
  excel: { byteOrderMark: true },
  'excel-comma': { byteOrderMark: true, separator: ';', decimalSign: ',' },
};

/** Columns of the customers' features as lists write them: money with two decimals, other fractions with four. */
export function featureColumns(preset: Preset): CsvColumn[] {
  return featureCatalogue(preset).map(({ name, format }) => {
    if (format === 'money') return { name, decimals: 2 };
    return format === 'decimal' || format === 'share' ? { name, decimals: 4 } : { name };
  });
}
