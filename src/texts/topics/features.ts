import { type Language, type Preset } from '../../config';
import { type Writer } from '../writer';
import { type Bounds } from './bounds';

/** How a value of a feature is written. */
export type FeatureKind = 'money' | 'days' | 'count' | 'decimal' | 'share';

/** What one column of the customers' table is called. */
export interface FeatureWords {
  readonly heading: string;
  /** In one sentence, without the preset's fine print. */
  readonly meaning: string;
  readonly kind: FeatureKind;
  /** Says bounds on it, such as “at least 7 purchases”. */
  readonly condition: (writer: Writer, bounds: Bounds) => string;
}

/** Says bounds on a feature as a preset defines it. */
export type SayBounds = (writer: Writer, bounds: Bounds, preset: Preset) => string;

/** The words of features, by language and name. @throws Error that names a feature which has none */
export type Vocabulary = (language: Language, name: string) => FeatureWords;

/** A feature's heading inside a sentence. */
export function featureInSentence({ language }: Writer, feature: string, vocabulary: Vocabulary): string {
  const { heading } = vocabulary(language, feature);
  return heading.charAt(0).toLowerCase() + heading.slice(1);
}

/** A feature's value, in full where rounding would hide on which side of a bound it lies. */
export function exactFeature(writer: Writer, feature: string, value: number, vocabulary: Vocabulary): string {
  const decimals = Number.isInteger(value) ? 0 : 2;
  const { kind } = vocabulary(writer.language, feature);
  switch (kind) {
    case 'money':
      return writer.money(value, { decimals });
    case 'share':
      return writer.share(value, { decimals: 1 });
    case 'days':
    case 'count':
    case 'decimal':
      return writer.number(value, { decimals });
    default: {
      const unknown: never = kind;
      throw new RangeError(`unknown kind of feature: ${String(unknown)}`);
    }
  }
}
