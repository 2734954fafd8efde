import { checkNumber, createRandom, randomPermutation } from '../../numeric';
import { checkShare } from './detectable';

/** Members of a block, among whom the held out are drawn. */
const BLOCK = 10;

/**
 * Splits members at random into invited and held out.
 *
 * They are ordered by what they spent, and the held out are drawn within each ten, so that both sides begin with nearly
 * the same spend (a stratified, or blocked, randomisation).
 *
 * @param spend of each member before the test
 * @param heldOutShare above 0 and below 1
 * @returns 1 for each member who is held out, 0 for the invited
 * @throws RangeError that names the number outside its range
 *
 * Reference: Imbens and Rubin 2015, "Causal Inference", chapter 9 (stratified randomised experiments).
 */
export function splitMembers(spend: ArrayLike<number>, heldOutShare: number, seed: number): Uint8Array {
  checkShare(heldOutShare);
  const order = Array.from({ length: spend.length }, (_, i) =>
    checkNumber(`spend[${i}]`, spend[i], { min: -Number.MAX_VALUE, max: Number.MAX_VALUE }),
  )
    .map((amount, member) => ({ amount, member }))
    .sort((a, b) => b.amount - a.amount || a.member - b.member);
  const random = createRandom(seed);
  const heldOut = new Uint8Array(spend.length);
  for (let from = 0; from < order.length; from += BLOCK) {
    const end = Math.min(from + BLOCK, order.length);
    // Rounded over all members so far, so that the share holds for any number of them.
    const drawn = Math.round(end * heldOutShare) - Math.round(from * heldOutShare);
    const places = randomPermutation(random, end - from);
    for (let i = 0; i < drawn; i += 1) heldOut[order[from + places[i]].member] = 1;
  }
  return heldOut;
}
