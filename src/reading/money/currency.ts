import { literal, type Database } from '../../store';
import { SourceError } from '../source-error';
import { shownIn } from './currency-signs';
import { fitPrices } from './fit-prices';
import { type ReadPlan, type ReadingSettings } from '../plan';

/**
 * Sees to it that all lines are in one currency: the source's only one, the one that the user keeps, or the one that
 * the others are converted to by the given rates.
 *
 * @returns its code; null when the source names none
 * @throws SourceError with the currencies and their amounts when there are several and nothing decides
 */
export async function keepOneCurrency(
  database: Database,
  named: boolean,
  settings: ReadingSettings,
  source: string,
  notices: string[],
): Promise<string | null> {
  if (!named) return null;
  await nameByCode(database);
  const found = await database.rows<{ code: string; lines: number; value: number }>(`
    SELECT currency AS code, count(*) AS lines, sum(quantity * unit_price)::DOUBLE AS value
    FROM typed WHERE reason IS NULL AND order_state IS NULL AND currency IS NOT NULL
    GROUP BY currency ORDER BY lines DESC, code`);
  const { currency: kept, rates } = settings;
  if (found.length === 0) return null;
  if (found.length === 1) {
    // A sign that several currencies have is the one that was given.
    const own = codeOf(found[0].code);
    if (own === null || kept === null || own === kept) return own ?? kept;
  }
  const list = found
    .map(
      ({ code, lines, value }) =>
        `${code}: ${lines} lines, ${value.toLocaleString('en-GB', { maximumFractionDigits: 2 })}`,
    )
    .join('; ');
  const isRated = ({ code }: { code: string }): boolean => code === kept || rates[code] !== undefined;
  if (kept !== null && Object.keys(rates).length > 0 && found.every(isRated)) {
    const cases = Object.entries(rates).map(([code, rate]) => `WHEN ${literal(code)} THEN ${Number(rate)}`);
    await database.run(
      `CREATE OR REPLACE TEMP TABLE typed AS
      SELECT * REPLACE (CAST(unit_price::DOUBLE * CASE currency ${cases.join(' ')} ELSE 1 END AS DECIMAL(28, 8)) AS unit_price) FROM typed`,
    );
    await fitPrices(database, 8);
    notices.push(
      `Amounts of other currencies (${list}) were converted to ${kept} by the rates of the settings.`,
    );
    return kept;
  }
  if (kept === null || !found.some(({ code }) => code === kept)) {
    throw new SourceError(
      source,
      found.length === 1 ? `holds ${list}, and ${kept} is asked for` : `holds several currencies (${list})`,
      `keep one with --currency ${found[0].code}, or give rates in settings.json`,
    );
  }
  await database.run(
    `UPDATE typed SET reason = 'another currency', shown = currency WHERE reason IS NULL AND currency <> ${literal(kept)}`,
  );
  notices.push(`Of several currencies (${list}) only ${kept} was kept.`);
  return kept;
}

/** Names of currencies, as beginnings of a text in lower case without accents. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/^euros?$/, 'EUR'],
  [/^(us|american|u\.s\.) dollars?$/, 'USD'],
  [/^(british )?pounds?( sterling)?$/, 'GBP'],
  [/^(brazilian )?(real|reais)$/, 'BRL'],
];

/** The code of a currency's text: a code, a sign or a name; null where it is none of them. */
function codeOf(text: string): string | null {
  const plain = text.trim().toLowerCase();
  const named = NAMED.find(([name]) => name.test(plain))?.[1];
  return named ?? shownIn(text.toUpperCase());
}

/** Puts the code in the place of a currency's name. */
async function nameByCode(database: Database): Promise<void> {
  const found = await database.rows<{ text: string }>(
    'SELECT DISTINCT currency AS text FROM typed WHERE currency IS NOT NULL ORDER BY text',
  );
  for (const { text } of found) {
    const code = codeOf(text);
    if (code === null || code === text) continue;
    await database.run(`UPDATE typed SET currency = ${literal(code)} WHERE currency = ${literal(text)}`);
  }
}

/** The currency that a source's first rows show, or that its known export has; null when nothing shows it. */
export function shownCurrency(plan: ReadPlan): string | null {
  const known = plan.known?.currency ?? plan.join?.currency;
  if (known !== undefined) return known;
  const [map] = plan.maps;
  if (map === undefined) return null;
  const { header, sample } = plan.tables[0].head;
  const column = map.places.currency;
  if (column !== undefined) {
    const first = sample.map((cells) => (cells[column] ?? '').trim()).find((text) => text !== '');
    const code = first === undefined ? null : codeOf(first);
    if (code !== null) return code;
  }
  const place = map.places.price ?? map.places.amount;
  if (place === undefined) return null;
  // A header names a currency among other words; of an amount any code of three letters is one.
  const named = /[€£₹]|R\$|US\$|\b(EUR|USD|GBP|BRL|CHF|INR)\b/.exec(header[place])?.[0];
  const texts = sample.slice(0, 20).map((cells) => shownIn((cells[place] ?? '').toUpperCase()));
  return texts.find((code) => code !== null) ?? (named === undefined ? null : shownIn(named));
}
