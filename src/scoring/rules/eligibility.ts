/** How a value is held against a threshold: ≥, <, ≤, >. */
export type RuleOperator = 'at_least' | 'below' | 'at_most' | 'above';

/** One condition of a rule: `net_revenue` at least 1,400. A missing value fulfils none. */
export interface RuleCondition {
  /** The column of the artefact `customers`. */
  readonly feature: string;
  readonly operator: RuleOperator;
  /** In the feature's unit. */
  readonly threshold: number;
}

/** A rule: whoever fulfils all conditions of one of the alternatives is in. */
export interface EligibilityRule {
  readonly alternatives: readonly (readonly RuleCondition[])[];
  /** Guests are never in; true where the preset makes customers of them, so that the rule must say it. */
  readonly registeredOnly: boolean;
}

/** How well a rule finds the Insiders. */
export interface RuleQuality {
  /** Customers that the rule takes. */
  readonly taken: number;
  /** Those of them who are Insiders. */
  readonly right: number;
  /** Insiders that it leaves out. */
  readonly missed: number;
  /** Customers that it leaves out rightly. */
  readonly leftOut: number;
  /** The share of Insiders among those taken, 0 to 1, higher is better; null when nobody is taken. */
  readonly precision: number | null;
  /** The share of the Insiders that is taken, 0 to 1, higher is better; null when there are none. */
  readonly recall: number | null;
  /** The harmonic mean of the two, 0 to 1, higher is better; null when nobody is taken and there are no Insiders. */
  readonly f1: number | null;
}

/** A measure out of sample, with a 95% interval. */
export interface RuleEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Quality on customers who were not used to make the rule. */
export interface RuleOutOfSample {
  readonly folds: number;
  readonly repeats: number;
  readonly precision: RuleEstimate;
  readonly recall: RuleEstimate;
  readonly f1: RuleEstimate;
  /** The share of the fits on parts whose rule uses the same features as the rule on all customers, 0 to 1. */
  readonly sameFeatures: number;
}

/** One way into the programme, with the customers who fulfil it; ways may overlap. */
export interface RuleAlternative {
  readonly conditions: readonly RuleCondition[];
  readonly customers: number;
  readonly insiders: number;
  /** Insiders ÷ customers; null when nobody fulfils it. */
  readonly precision: number | null;
  /** Insiders ÷ all Insiders. */
  readonly recall: number;
}

/** Why there is no rule. */
export type NoRuleReason = 'no_insiders' | 'all_insiders' | 'too_few' | 'no_split';

interface EligibilityCounts {
  /** The features that the tree could choose from, those of the clustering first. */
  readonly features: readonly string[];
  /** Customers who can be invited, and the Insiders among them. */
  readonly customers: number;
  readonly insiders: number;
  /** Customers of the run who are guests; the rule never takes them. */
  readonly guests: number;
}

/** A rule that was found, and how good it is. */
export interface FoundEligibility extends EligibilityCounts {
  readonly status: 'found';
  readonly rule: EligibilityRule;
  /** The features that the rule uses, in the order of `features`. */
  readonly used: readonly string[];
  /** The rule's ways in, the one with the most customers first. */
  readonly alternatives: readonly RuleAlternative[];
  /** The rule on the customers that it was made of. */
  readonly inSample: RuleQuality;
  /** The same tree before its thresholds were rounded. */
  readonly unrounded: RuleQuality;
  readonly outOfSample: RuleOutOfSample;
  readonly maxDepth: number;
  /** The fewest customers that a leaf of the tree may have. */
  readonly minLeaf: number;
}

/** No rule, and why. */
export interface NoEligibility extends EligibilityCounts {
  readonly status: 'none';
  readonly reason: NoRuleReason;
}

/** What makes a person eligible, as far as a short rule can say it. */
export type Eligibility = FoundEligibility | NoEligibility;
