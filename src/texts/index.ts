export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
export { membershipTexts, type MembershipTexts } from './topics/membership';
export {
  type MembershipFigureTexts,
  type SaidMembership,
  type SaidOutcome,
} from './topics/membership-figures';
export {
  sayAmount,
  sayCondition,
  sayConditions,
  type SaidCondition,
  type SaidFrequency,
} from './topics/rule-conditions';
export { rulesTexts, type RulesTexts, type SaidQuality } from './topics/rules';
