import { formatMoney } from '../../format';

/**
 * Writes amounts with three digits, which is as much as a forecast supports: £2.19m, £747k, £12.3k, £35.2.
 *
 * @param currency ISO 4217 code
 */
export function amountsIn(currency: string): (value: number | null | undefined) => string {
  return (value) => {
    let scaled = Math.abs(value ?? 0);
    while (scaled >= 999.5) scaled /= 1000;
    return formatMoney(value, {
      currency,
      compact: true,
      decimals: scaled >= 99.95 || scaled === 0 ? 0 : scaled >= 9.995 ? 1 : 2,
    });
  };
}
