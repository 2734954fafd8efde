/**
 * sign(x) · log(1 + |x|): a logarithm that also takes zero and negative numbers.
 *
 * Odd and increasing, close to x near 0 and to ±log|x| far away. A customer whose returns outweigh the purchases
 * has a negative net revenue: −100 becomes −4.62 as 100 becomes 4.62.
 */
export function signedLog(value: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value));
}
