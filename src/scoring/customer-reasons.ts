import { type Language, type Settings } from '../config';
import { featureVocabulary } from '../features';
import { type Row } from '../store';
import { customerListTexts, writerOf } from '../texts';
import { traceRule, type ConditionTrace, type RuleTrace } from './rules/trace';
import { type EligibilityRule } from './rules/eligibility';
import { readRules } from './rules/saved-rules';
import { readSegments } from './segments/read';
import { segmentName } from './segments/segment-name';
import { type Segment } from './segments/types';

/** What the lists say of customers beside their figures, in the run's language. */
export interface CustomerReasons {
  readonly language: Language;
  readonly segments: readonly Segment[];
  /** Null where the run has no rule. */
  readonly rule: EligibilityRule | null;
  /** A cluster's name: “Frequent big spenders”. @throws RangeError when there is no such cluster */
  readonly nameOf: (cluster: number) => string;
  /** The conditions of the rule's nearest way in, each with the customer's value; empty where there is no rule. */
  readonly conditionsOf: (trace: RuleTrace | null) => string;
  /** Why somebody is in the programme, or why not, in a short text. */
  readonly why: (customer: Row, cluster: number, inProgramme: boolean) => string;
}

/**
 * Reads the run's segments and its rule, to say of each customer why they are in the programme or not.
 *
 * @throws Error when they are missing, or of other clusters than the run now has; the notebook is named
 */
export async function readReasons(settings: Settings): Promise<CustomerReasons> {
  const segments = await readSegments(settings);
  const { eligibility } = await readRules(settings);
  return reasonsOf(settings, segments, eligibility.status === 'found' ? eligibility.rule : null);
}

/** The same of segments and a rule that are at hand. */
export function reasonsOf(
  settings: Pick<Settings, 'lang' | 'currency' | 'rules'>,
  segments: readonly Segment[],
  rule: EligibilityRule | null,
): CustomerReasons {
  const texts = customerListTexts[settings.lang];
  const writer = writerOf(settings);
  const names = new Map(segments.map((segment) => [segment.cluster, segmentName(segment, settings.lang)]));
  const nameOf = (cluster: number): string => {
    const name = names.get(cluster);
    if (name === undefined)
      throw new RangeError(`cluster must be one of ${[...names.keys()].join(', ')}, received ${cluster}`);
    return name;
  };
  const vocabulary = featureVocabulary(settings.rules);
  const nearest = (trace: RuleTrace | null): readonly ConditionTrace[] =>
    trace === null || trace.nearest === null ? [] : trace.alternatives[trace.nearest].conditions;
  return {
    language: settings.lang,
    segments,
    rule,
    nameOf,
    conditionsOf: (trace) => texts.traced(nearest(trace), writer, vocabulary),
    why: (customer, cluster, inProgramme) => {
      const segment = nameOf(cluster);
      if (customer.is_guest === true) return texts.guest(segment);
      if (!inProgramme) return texts.otherSegment(segment);
      const trace = rule === null ? null : traceRule(rule, customer);
      const conditions = nearest(trace);
      if (trace === null || conditions.length === 0) return texts.byModel(segment);
      return trace.holds
        ? texts.byRule(segment, conditions, writer, vocabulary)
        : texts.despiteRule(segment, texts.traced(conditions, writer, vocabulary));
    },
  };
}
