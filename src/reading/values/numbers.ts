import { identifier, literal, readSql, type Database } from '../../store';
import { SourceError } from '../source-error';
import { ROLE_WORDS, type Role } from '../columns';

/** Which sign stands before the decimals. */
export type Decimal = 'point' | 'comma';

/** The roles whose values are numbers. */
export const NUMBER_ROLES = ['quantity', 'price', 'amount', 'refund', 'discount', 'tax', 'shipping'] as const;

/** How a column's numbers were understood. */
export interface NumbersRead {
  readonly decimal: Decimal;
  /** What decided, a phrase; null where there was nothing to decide. */
  readonly evidence: string | null;
  /** Whether all are plain digits with a point, so that no text needs cleaning. */
  readonly plain: boolean;
}

/** How the numbers of a source were understood, by role. */
export type NumbersByRole = ReadonlyMap<Role, NumbersRead>;

interface Profile {
  readonly role: Role;
  readonly odd: number;
  readonly point: number;
  readonly comma: number;
  readonly either_point: number;
  readonly either_comma: number;
  readonly example: string | null;
  readonly shows_point: string | null;
  readonly shows_comma: string | null;
}

/** Above this share of the other kind, a column's numbers are of both kinds. */
const MOST_CONTRARY = 0.02;

const BLANKS = `[\\s\\x{00a0}\\x{2007}\\x{2009}\\x{202f}''’]`;
const CURRENCY = `(?:r\\$|us\\$|a\\$|c\\$|[a-z]{3}|[€$£¥₹])`;

/** SQL for a number's text without blanks, currency signs, brackets and a sign behind it: `-1.234,56`. */
function bare(text: string): string {
  const short = `regexp_replace(replace(${text}, '−', '-'), '${BLANKS}', '', 'g')`;
  const unmarked = `regexp_replace(regexp_replace(${short}, '(?i)^([(+-]*)${CURRENCY}([+-]?)', '\\1\\2'), '(?i)${CURRENCY}([)-]*)$', '\\1')`;
  return `regexp_replace(regexp_replace(${unmarked}, '^\\((.*)\\)$', '-\\1'), '^(.*\\d[.,]?)-$', '-\\1')`;
}

/** SQL for a number's text with a decimal point and nothing else, as the column was understood; what is no number stays as it is. */
export function plainNumber(text: string, { decimal, plain }: NumbersRead): string {
  if (plain) return text;
  const [group, mark] = decimal === 'point' ? [',', '.'] : ['.', ','];
  const escaped = { ',': ',', '.': '\\.' };
  // A group of thousands has three digits; anything else with its sign is no number of this kind.
  // In India after the first three digits come groups of two.
  const lakhs = group === ',' ? '|\\d{1,2}(,\\d{2})+,\\d{3}' : '';
  const pattern = `[+-]?(\\d+|\\d{1,3}(${escaped[group as ',']}\\d{3})+${lakhs})?(${escaped[mark as ',']}\\d*)?([eE][+-]?\\d+)?`;
  const cleaned = bare(text);
  return `CASE WHEN regexp_matches(${text}, '\\d') AND regexp_full_match(${cleaned}, '${pattern}')
    THEN replace(replace(${cleaned}, '${group}', ''), '${mark}', '.') ELSE ${text} END`;
}

/**
 * Decides over whole columns how their numbers are written.
 *
 * `1,234.50` and `0.5` show a decimal point, `1.234,50` and `0,5` a decimal comma; `1.234` alone shows neither. A column
 * that shows nothing is read as the source's other columns are.
 *
 * @param given the setting `decimal`
 * @param typed whether the source gives numbers as numbers (a workbook, Parquet): then nothing is in doubt
 * @throws SourceError when a column can be read in two ways, with both readings
 */
export async function readNumbers(
  database: Database,
  roles: readonly Role[],
  given: Decimal | null,
  typed: boolean,
  source: string,
): Promise<NumbersByRole> {
  const profiles = [];
  for (const role of roles) profiles.push(await profile(database, role));
  const own = profiles.map((each) => ownKind(each, given, source));
  const shared = new Set(own.filter((kind) => kind !== null));
  return new Map(
    profiles.map((each, i): [Role, NumbersRead] => {
      const kind = own[i];
      const either = each.either_point + each.either_comma > 0;
      const others = shared.size === 1 ? [...shared][0] : null;
      if (kind === null && either && given === null && others === null && !typed) throw inDoubt(each, source);
      const decimal = given ?? kind ?? others ?? 'point';
      return [
        each.role,
        {
          decimal,
          evidence: evidence(each, given, kind, others),
          plain: each.odd === 0 && decimal === 'point',
        },
      ];
    }),
  );
}

function profile(database: Database, role: Role): Promise<Profile> {
  const written = { column: identifier(role), role: literal(role), bare: bare('text') };
  return database.row<Profile>(readSql('reading/values/numbers', written));
}

/** What a column shows by itself; null when nothing. */
function ownKind(found: Profile, given: Decimal | null, source: string): Decimal | null {
  const { point, comma } = found;
  if (point === 0 && comma === 0) return null;
  const [most, least, kind] =
    point >= comma ? [point, comma, 'point' as const] : [comma, point, 'comma' as const];
  if (given === null && least > MOST_CONTRARY * (most + least)) {
    throw new SourceError(
      source,
      `has numbers of both kinds in ${ROLE_WORDS[found.role]}: ${point} with a decimal point (${found.shows_point}) and ${comma} with a decimal comma (${found.shows_comma})`,
      'make them alike, or say which is meant with --decimal point or --decimal comma; the others are then set aside',
    );
  }
  return kind;
}

function evidence(
  found: Profile,
  given: Decimal | null,
  own: Decimal | null,
  others: Decimal | null,
): string | null {
  const { point, comma, either_point, either_comma } = found;
  if (point + comma + either_point + either_comma === 0) return null;
  if (given !== null) return `decimal ${given}, as the setting decimal says`;
  if (own === 'point') return `decimal point: ${point} values such as ${found.shows_point}`;
  if (own === 'comma') return `decimal comma: ${comma} values such as ${found.shows_comma}`;
  return others === null
    ? 'decimal point, as the source’s own numbers'
    : `decimal ${others}, as in the source’s other columns`;
}

function inDoubt(found: Profile, source: string): SourceError {
  const example = found.example ?? '';
  const whole = example.replace(/[.,]/g, '');
  const broken = example.replace(',', '.');
  const isPoint = found.either_point > 0;
  const [asPoint, asComma] = isPoint ? [broken, whole] : [whole, broken];
  return new SourceError(
    source,
    `has numbers that can be read in two ways in ${ROLE_WORDS[found.role]}: ${JSON.stringify(example)} is ${asPoint} with a decimal point, ${asComma} with a decimal comma; each of the ${found.either_point + found.either_comma} numbers with such a sign has exactly three digits behind it`,
    'say which is meant with --decimal point or --decimal comma',
  );
}
