import { type Preset } from '../config';
import { featureCatalogue } from '../features';
import { ROLE_WORDS, SourceError, type Reading } from '../reading';
import { sourceGaps } from '../transactions';

/**
 * Checks that a file has the columns of which the model's features are made: without them they would be counted as
 * something else, or as nothing.
 *
 * @param rules the rules that the model was trained under, which say what its own source lacked
 * @param features those that the model and the rule of entry look at
 * @throws SourceError that names the column, what cannot be counted without it, and what to do
 */
export function requireColumns(
  rules: Preset,
  features: readonly string[],
  reading: Pick<Reading, 'roles' | 'export'>,
  source: string,
): void {
  const { lacks = [] } = rules;
  for (const gap of sourceGaps(reading)) {
    if (lacks.includes(gap)) continue;
    const present = new Set(featureCatalogue({ ...rules, lacks: [...lacks, gap] }).map(({ name }) => name));
    const lost = featureCatalogue(rules).filter(({ name }) => features.includes(name) && !present.has(name));
    if (lost.length === 0) continue;
    const names = lost.map(({ heading }) => `“${heading}”`).join(', ');
    throw new SourceError(
      source,
      `has no column for ${ROLE_WORDS[gap]}, of which the model makes ${names}`,
      `add the column, or name the one that holds it with --columns ${gap}="…"; a model for files without it is trained on such a file`,
    );
  }
}
