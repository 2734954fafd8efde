import { createHash } from 'node:crypto';
import { type Words } from './definition';

/** What the definition is filled in with. */
export interface Filling {
  readonly language: 'en' | 'pt';
  /** The run that is shown until another is chosen. */
  readonly run: string;
  /** An ISO 4217 code, or `none`. */
  readonly currency: string;
}

/** The word of a language. */
export function word([en, pt]: Words, { language }: Pick<Filling, 'language'>): string {
  return language === 'pt' ? pt : en;
}

/** A UUID for Metabase that is the same at each run. */
export function lastingId(name: string): string {
  const hash = createHash('sha256').update(`insiders ${name}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
