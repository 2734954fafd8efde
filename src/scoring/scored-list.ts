import { type Settings } from '../config';
import { featureVocabulary } from '../features';
import { csvText, writeText, type CsvColumn } from '../store';
import { customerListTexts, writerOf } from '../texts';
import { csvStyles, featureColumns } from './list-style';
import { type ScoredCustomer, type Refusal, type RefusedCustomer } from './score-customers';
import { type ScoredFile } from './score-file';

/** Digits behind the point of distances and probabilities. */
const SCORE_DIGITS = 4;

/**
 * Writes the customers of a scored file as CSV, one row each by number, scored or refused.
 *
 * Columns: customer_id, placed, segment, cluster, in_programme, score_by (distance, posterior or vote: the share of the
 * nearest customers' votes), score, distance (in the model's space, empty for a mixture), the same four of the
 * next best: second_segment, second_cluster, second_score, second_distance; rule_met, rule_trace (each condition
 * with the customer's value, and by how much it misses), refusal, and the features. Headers are the same in every
 * language; segments, trace and refusal are in the run's.
 */
export function writeScoredList(settings: Settings, file: string, scored: ScoredFile): Promise<void> {
  const features = featureColumns(scored.model.rules).filter(({ name }) => name !== 'customer_id');
  const columns: CsvColumn[] = [
    ...['customer_id', 'placed', 'segment', 'cluster', 'in_programme', 'score_by'].map((name) => ({ name })),
    { name: 'score', decimals: SCORE_DIGITS },
    { name: 'distance', decimals: SCORE_DIGITS },
    { name: 'second_segment' },
    { name: 'second_cluster' },
    { name: 'second_score', decimals: SCORE_DIGITS },
    { name: 'second_distance', decimals: SCORE_DIGITS },
    ...['rule_met', 'rule_trace', 'refusal'].map((name) => ({ name })),
    ...features,
  ];
  const rows = scored.customers.map((customer) => ({
    ...customer.features,
    is_guest: customer.isGuest,
    ...rowOf(settings, customer, scored),
  }));
  return writeText(file, csvText(rows, columns, csvStyles[settings.csvFormat]));
}

function rowOf(
  settings: Settings,
  customer: ScoredCustomer | RefusedCustomer,
  scored: ScoredFile,
): Record<string, unknown> {
  const { reasons, measure } = scored;
  const customer_id = scored.file.names.get(customer.customerId) ?? customer.customerId;
  if (customer.status === 'refused') {
    return { customer_id, placed: false, refusal: refusalText(settings, customer.refusals, scored) };
  }
  const { own, second, inProgramme, trace } = customer;
  return {
    customer_id,
    placed: true,
    segment: reasons.nameOf(own.cluster),
    cluster: own.cluster,
    in_programme: inProgramme,
    score_by: measure,
    score: own.score,
    distance: own.distance,
    second_segment: second === null ? null : reasons.nameOf(second.cluster),
    second_cluster: second?.cluster,
    second_score: second?.score,
    second_distance: second?.distance,
    rule_met: trace?.holds,
    rule_trace: reasons.conditionsOf(trace),
  };
}

/** Why a customer was refused, in the run's language. */
export function refusalText(
  settings: Pick<Settings, 'lang' | 'currency'>,
  refusals: readonly Refusal[],
  { file, model }: Pick<ScoredFile, 'model'> & { readonly file: Pick<ScoredFile['file'], 'referenceDay'> },
): string {
  const texts = customerListTexts[settings.lang];
  const writer = writerOf(settings);
  const vocabulary = featureVocabulary(model.rules);
  return refusals
    .flatMap((refusal): string[] => {
      switch (refusal.kind) {
        case 'outside':
          return refusal.values.map((value) => texts.outside(value, writer, vocabulary));
        case 'missing':
          return [texts.missing(refusal.features, writer, vocabulary)];
        case 'later':
          return [texts.later(refusal.lastDay, file.referenceDay, writer)];
        case 'lapsed':
          return [texts.lapsed(refusal.lastDay, file.referenceDay, model.rules.windowDays ?? 0, writer)];
        case 'no_purchase':
          return [texts.noPurchase];
        default: {
          const unknown: never = refusal;
          throw new RangeError(`unknown refusal: ${JSON.stringify(unknown)}`);
        }
      }
    })
    .join('; ');
}
