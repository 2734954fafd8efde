import { type Settings, type SourceSettings } from '../../config';
import { type Database } from '../../store';
import { type Reading } from '../reading';
import { readingSettings } from '../settings';
import { isPublicForm } from '../exports';
import { type Check, type NonProduct } from './types';

const MOST_PROPOSED = 50;

/** Names of what is sold but is no product, in five languages, in lower case without accents. */
const NAMES =
  'postage|shipping|carriage|freight|delivery|handling|gift ?card|gift ?voucher|voucher|gift ?wrap|fees?|bank charges|commission|surcharge|discount|manual|adjust|test|testing|sample|samples|tip|donation|insurance|deposit|frete|envio|entrega|taxa|vale presente|cartao presente|desconto|doacao|gastos de envio|portes|tarjeta regalo|descuento|propina|versand|versandkosten|gutschein|gebuhr|pfand|rabatt|frais de port|livraison|carte cadeau|remise|frais';

/**
 * Proposes codes that may be no products: those whose name or code says postage, gift card, fee, test and the like, and
 * codes without a digit where most have one. A name alone, without codes, is proposed only by what it says.
 */
export async function proposeNonProducts(
  database: Database,
  reading: Reading,
  settings: Settings,
): Promise<NonProduct[]> {
  const hasCodes = reading.roles.includes('product');
  if (isPublicForm(reading.export) || (!hasCodes && !reading.roles.includes('description'))) return [];
  const known = settings.sourceSettings.nonProducts ?? [];
  const rows = await database.rows<NonProduct>(`
    WITH codes AS (
      SELECT stock_code AS code, arg_min(description, line_no) AS description, count(*) AS rows,
        sum(quantity * unit_price)::DOUBLE AS value, NOT regexp_matches(stock_code, '\\d') AS wordy
      FROM counted WHERE stock_code IS NOT NULL GROUP BY stock_code
    ), judged AS (
      SELECT *, regexp_matches(lower(strip_accents(concat_ws(' ', code, description))), '\\b(${NAMES})\\b') AS named,
        avg(CASE WHEN wordy THEN 1.0 ELSE 0.0 END) OVER () AS wordy_share FROM codes
    )
    SELECT code, description, rows, round(value, 2) AS value,
      CASE WHEN named THEN 'its name' ELSE 'a code without digits' END AS why
    FROM judged WHERE named OR (${hasCodes} AND wordy AND wordy_share < 0.2)
    ORDER BY abs(value) DESC, code LIMIT ${MOST_PROPOSED}`);
  return rows.filter(({ code }) => !known.includes(code));
}

/** A source for the settings file, so that later runs read alike: what was given, and what was found out. */
export function proposedSource(settings: Settings, check: Check): SourceSettings {
  const given = readingSettings(settings);
  const order = check.dates.order as SourceSettings['dates'] | null;
  const marks = [
    ...new Set(
      Object.values(check.numbers)
        .filter(({ evidence }) => evidence !== null)
        .map(({ decimal }) => decimal),
    ),
  ];
  return {
    columns: check.columns,
    ...(order === null ? {} : { dates: order }),
    ...(marks.length === 1 ? { decimal: marks[0] } : {}),
    ...(given.timeZone === null ? {} : { timeZone: given.timeZone }),
    ...(check.currency === null ? {} : { currency: check.currency }),
    ...(given.discounts === 'keep' ? {} : { discounts: given.discounts }),
    ...(given.taxes === 'keep' ? {} : { taxes: given.taxes }),
    nonProducts: [
      ...(settings.sourceSettings.nonProducts ?? []),
      ...check.nonProducts.map(({ code }) => code),
    ],
  };
}
