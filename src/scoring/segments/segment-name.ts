import { type Language } from '../../config';
import { createWriter, segmentTexts } from '../../texts';
import { type SegmentName } from './types';

/** The segment's name in a language: “Frequent big spenders”, “Clientes frequentes de alto gasto”. */
export function segmentName({ traits }: Pick<SegmentName, 'traits'>, language: Language): string {
  // Names hold no amounts, so that the writer's currency is never asked for.
  return segmentTexts[language].name(traits, createWriter(language, 'none'));
}
