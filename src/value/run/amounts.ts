import { formatMoney } from '../../format';

/**
 * Writes amounts with three digits, which is as much as a forecast supports: £2.19m, £747k, £12.3k, £35.2.
 *
 * @param currency ISO 4217 code
 */
export function amountsIn(currency: string): (value: number | null | undefined) => string {
  return (value) => {
    const rounded = value === null || value === undefined ? value : Number(value.toPrecision(3));
    let scaled = Math.abs(rounded ?? 0);
    while (scaled >= 1000) scaled /= 1000;
    const decimals = scaled >= 100 || scaled === 0 ? 0 : scaled >= 10 ? 1 : 2;
    return formatMoney(rounded, { currency, compact: true, decimals });
  };
}
