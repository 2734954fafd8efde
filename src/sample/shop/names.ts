import { randomIndex, type Random } from '../../numeric';
import { AWKWARD_ENDINGS, BRANDS, COLOURS, DEPARTMENTS, ENDINGS, FOREIGN_BRANDS } from '../words';

/** A description nobody has used yet, such as `TARNBECK TEAL OVEN GLOVE SET OF 4`. */
export function freshName(used: Set<string>, department: number, random: Random): string {
  for (;;) {
    const name = productName(department, random);
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
}

function productName(department: number, random: Random): string {
  const brand = pick(random() < 0.003 ? FOREIGN_BRANDS : BRANDS, random);
  const colour = pick(COLOURS, random);
  const noun = pick(DEPARTMENTS[department].nouns, random);
  const ending = pick(random() < 0.01 ? AWKWARD_ENDINGS : ENDINGS, random);
  return `${brand} ${colour} ${noun}${ending}`;
}

function pick(words: readonly string[], random: Random): string {
  return words[randomIndex(random, words.length)];
}
