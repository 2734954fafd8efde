import { literal } from '../../store';
import { MISSING } from '../columns';

/** What stands for nobody besides what stands for nothing: a guest. */
const NOBODY = [...MISSING, '0', '0.0', 'guest', 'anonymous', 'undefined'];

/** SQL for an id as text: a number that a spreadsheet or pandas wrote as `17850.0` is whole; all else stays as it is. */
export const idText = (text: string): string =>
  `CASE WHEN contains(${text}, '.') AND regexp_full_match(${text}, '\\d+\\.0+') THEN split_part(${text}, '.', 1) ELSE ${text} END`;

const among = (text: string, words: readonly string[]): string =>
  `strlen(${text}) <= ${Math.max(...words.map((word) => word.length))} AND lower(${text}) IN (${words.map(literal).join(', ')})`;

/** SQL for a customer's id as text; null for a guest. An e-mail address is the same in large and small letters. */
export const customerText = (text: string): string =>
  `CASE WHEN ${among(text, NOBODY)} THEN NULL WHEN contains(${text}, '@') THEN lower(${text}) ELSE ${idText(text)} END`;

/** SQL for a text; null where what stands there says that it is missing. */
export const optionalText = (text: string): string =>
  `CASE WHEN ${among(text, MISSING)} THEN NULL ELSE ${text} END`;
