import { existsSync } from 'node:fs';
import { type Settings } from '../../config';
import { artefactPath, readRecord } from '../../store';
import { valueArtefact } from '../../value';
import { type BundleValue } from './types';

/** The run's forecast as a bundle keeps it; null where the run has none by a model. */
export async function bundleValue(settings: Settings): Promise<BundleValue | null> {
  if (!existsSync(artefactPath(settings, 'value'))) return null;
  const { details } = await readRecord(settings, valueArtefact);
  // A forecast that was made by hand has no parameters.
  if ((details as Partial<typeof details>).parameters === undefined) return null;
  return {
    model: details.model,
    parameters: Object.values(details.parameters),
    valueParameters: Object.values(details.valueParameters),
    keptShare: details.keptShare,
    season: details.season,
    intervals: details.expectations.all.flatMap(({ who, months, quoted }) => {
      const { expected, low80, high80, low95, high95 } = quoted;
      if (!(expected > 0)) return [];
      const group = who === 'base' ? ('all' as const) : ('members' as const);
      return [
        {
          who: group,
          months,
          low80: low80 / expected,
          high80: high80 / expected,
          low95: low95 / expected,
          high95: high95 / expected,
        },
      ];
    }),
  };
}
