import { createRandom, randomIndex } from '../../src/numeric';
import { type TestLine } from './lines';

/** Random lines with few customers and products, so that returns meet purchases; from a seed. */
export function randomLines(seed: number, n: number): TestLine[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => {
    const day = 1 + randomIndex(random, 28);
    const back = random() < 0.35;
    const quantity = randomIndex(random, 8) * (back ? -1 : 1);
    const guest = random() < 0.15;
    return {
      invoice: `${back ? 'C' : ''}${500 + randomIndex(random, 40)}`,
      product: `${10 * (1 + randomIndex(random, 3))}`,
      quantity,
      date: `2011-02-${String(day).padStart(2, '0')} 10:${String(randomIndex(random, 60)).padStart(2, '0')}`,
      price: (randomIndex(random, 500) / 100).toFixed(2),
      customer: guest ? null : 1 + randomIndex(random, 4),
      country: ['United Kingdom', 'France', 'Unspecified'][randomIndex(random, 3)],
    };
  });
}
