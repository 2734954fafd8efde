import { type Settings, type SourceSettings } from '../../config';
import { readSql, type Database } from '../../store';
import { readingSettings, isPublicForm, type Reading } from '../../reading';
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
  const bound = { names: `\\b(${NAMES})\\b`, hasCodes, most: MOST_PROPOSED };
  const rows = await database.rows<NonProduct>(readSql('transactions/check/non-products'), bound);
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
