/** Prices in pence that the house asks: the usual steps of a shop's price list. */
const STEPS = Int32Array.of(
  ...[6, 8, 12, 19, 21, 29, 39, 42, 55, 65, 79, 85, 95, 110, 125, 145, 165, 185, 195, 210, 225, 255, 295],
  ...[325, 345, 375, 395, 425, 465, 495, 545, 595, 645, 675, 745, 795, 850, 895, 995, 1095, 1275, 1495],
  ...[1695, 1895, 1995, 2295, 2495, 2995, 3495, 3995, 4995, 5995, 7995, 9950, 12_500, 14_950, 16_500],
);

/** The step nearest to a price by ratio. */
export function priceStep(pence: number): number {
  let low = 0;
  let high = STEPS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (STEPS[middle] * STEPS[middle + 1] >= pence * pence) high = middle;
    else low = middle + 1;
  }
  return STEPS[low];
}

/** Quantities that people order: singles, half dozens, dozens. */
const PACKS = [
  1, 2, 3, 4, 6, 8, 10, 12, 24, 36, 48, 72, 96, 144, 192, 240, 288, 432, 576, 720, 864, 1152, 1440,
];

const LARGEST = PACKS[PACKS.length - 1];

/** The pack nearest by ratio to each whole number up to the largest pack. */
const NEAREST = nearestPacks();

/** A wished number of items, brought to the packs that people order; never below one. */
export function orderQuantity(wished: number): number {
  if (wished >= LARGEST) return Math.round(wished / 144) * 144;
  return NEAREST[Math.round(wished)];
}

function nearestPacks(): Int32Array {
  const nearest = new Int32Array(LARGEST + 1);
  let pack = 0;
  for (let wished = 0; wished <= LARGEST; wished += 1) {
    while (pack < PACKS.length - 1 && wished * wished > PACKS[pack] * PACKS[pack + 1]) pack += 1;
    nearest[wished] = PACKS[pack];
  }
  return nearest;
}
