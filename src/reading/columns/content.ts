import { type Role } from './roles';

/** What stands in a source for a value that is missing, besides nothing; compared in lower case. */
export const MISSING = [
  'na',
  'n/a',
  '#n/a',
  'nan',
  'null',
  'none',
  'nil',
  '(null)',
  '<na>',
  '-',
  '--',
] as const;

const DATE =
  /^\s*(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}(?!\d)|\d{8}(\d{4,6})?(T|$)|[\p{L}-]+[.,]?\s+(\p{L}+\s+)?\d|\d{1,2}(st|nd|rd|th|\.|º|er)?[-\s./]*(de\s+|of\s+)?\p{L}{3,}|\d{4}[-\s]\p{L}{3})/iu;
const SERIAL = /^\s*([2-6]\d{4}(\.\d+)?|1?\d{9}(\.\d+)?|1?\d{12}(\.0*)?)\s*$/;
const NUMBER =
  /^[\s(]*[-+−]?\s*(R\$|US\$|[A-Z]{3}|[€$£¥₹])?\s*[-+−]?\s*\d[\d.,'’\s\u00a0\u202f]*([eE][-+]?\d+)?\s*(R\$|[A-Z]{3}|[€$£¥₹])?\s*[-−]?[\s)]*([CD]R\.?)?\s*$/i;

const isMissing = (text: string): boolean => {
  const plain = text.trim().toLowerCase();
  return plain === '' || (MISSING as readonly string[]).includes(plain);
};

const looksLikeDate = (text: string): boolean => (DATE.test(text) && /\d/.test(text)) || SERIAL.test(text);
const looksLikeNumber = (text: string): boolean => NUMBER.test(text);

/** What a column's values look like, from a sample. */
export interface Content {
  readonly filled: number;
  /** 0 to 1, of those filled. */
  readonly dates: number;
  readonly numbers: number;
  readonly emails: number;
  readonly distinct: number;
}

/** Looks at a column of a sample. */
export function contentOf(values: readonly (string | undefined)[]): Content {
  const filled = values.filter((text): text is string => text !== undefined && !isMissing(text));
  const share = (is: (text: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
  return {
    filled: filled.length,
    dates: share(looksLikeDate),
    numbers: share(looksLikeNumber),
    emails: share((text) => /^\S+@\S+\.\S+$/.test(text.trim())),
    distinct: new Set(filled.map((text) => text.trim())).size,
  };
}

/** Whether a column's content may be what a role needs; an empty column may be anything. */
export function fits(role: Role, content: Content): boolean {
  if (content.filled === 0) return true;
  switch (role) {
    case 'day':
      return content.dates >= 0.5;
    case 'quantity':
    case 'price':
    case 'amount':
    case 'refund':
      return content.numbers >= 0.5;
    case 'email':
      return content.emails >= 0.5;
    case 'customer':
      return !(content.dates >= 0.9 && content.numbers < 0.5);
    case 'status':
    case 'kind':
      return content.numbers < 0.5 && content.distinct <= 50;
    case 'currency':
      return content.numbers < 0.5 && content.distinct <= 50;
    default:
      return true;
  }
}
