import { literal, type Database } from '../../store';
import { SourceError } from '../source-error';
import { type ReadPlan } from './plan';
import { type ReadingSettings } from './reading-settings';

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
  const found = await database.rows<{ code: string; lines: number; value: number }>(`
    SELECT currency AS code, count(*) AS lines, sum(quantity * unit_price)::DOUBLE AS value
    FROM typed WHERE reason IS NULL AND order_state IS NULL AND currency IS NOT NULL
    GROUP BY currency ORDER BY lines DESC, code`);
  if (found.length <= 1) return found[0]?.code ?? null;
  const list = found
    .map(
      ({ code, lines, value }) =>
        `${code}: ${lines} lines, ${value.toLocaleString('en-GB', { maximumFractionDigits: 2 })}`,
    )
    .join('; ');
  const { currency: kept, rates } = settings;
  const isRated = ({ code }: { code: string }): boolean => code === kept || rates[code] !== undefined;
  if (kept !== null && Object.keys(rates).length > 0 && found.every(isRated)) {
    const cases = Object.entries(rates).map(([code, rate]) => `WHEN ${literal(code)} THEN ${Number(rate)}`);
    await database.run(
      `CREATE OR REPLACE TEMP TABLE typed AS
      SELECT * REPLACE (CAST(unit_price::DOUBLE * CASE currency ${cases.join(' ')} ELSE 1 END AS DECIMAL(18, 8)) AS unit_price) FROM typed`,
    );
    notices.push(`Several currencies (${list}) were converted to ${kept} by the rates of the settings.`);
    return kept;
  }
  if (kept === null || !found.some(({ code }) => code === kept)) {
    throw new SourceError(
      source,
      `holds several currencies (${list})`,
      `keep one with --currency ${found[0].code}, or give rates in settings.json`,
    );
  }
  await database.run(
    `UPDATE typed SET reason = 'another currency', shown = currency WHERE reason IS NULL AND currency <> ${literal(kept)}`,
  );
  notices.push(`Of several currencies (${list}) only ${kept} was kept.`);
  return kept;
}

/** Signs that stand for one currency alone; a dollar's may be of several. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/R\$/, 'BRL'],
  [/US\$/, 'USD'],
  [/€|\bEUR\b/, 'EUR'],
  [/£|\bGBP\b/, 'GBP'],
  [/₹/, 'INR'],
  [/\bUSD\b/, 'USD'],
  [/\bBRL\b/, 'BRL'],
];

/** The currency that a source's first rows show, or that its known export has; null when nothing shows it. */
export function shownCurrency(plan: ReadPlan): string | null {
  const known = plan.known?.currency ?? plan.join?.currency;
  if (known !== undefined) return known;
  const [map] = plan.maps;
  if (map === undefined) return null;
  const { header, sample } = plan.tables[0].head;
  const column = map.places.currency;
  if (column !== undefined) {
    const code = sample
      .map((cells) => (cells[column] ?? '').trim().toUpperCase())
      .find((text) => text !== '');
    if (code !== undefined && /^[A-Z]{3}$/.test(code)) return code;
  }
  const place = map.places.price ?? map.places.amount;
  if (place === undefined) return null;
  const texts = [header[place], ...sample.slice(0, 20).map((cells) => cells[place] ?? '')];
  return SIGNS.find(([sign]) => texts.some((text) => sign.test(text)))?.[1] ?? null;
}
