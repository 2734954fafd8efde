export {
  chooseMembership,
  meetsConditions,
  membershipConditions,
  membershipTable,
  type MembershipConditions,
  type MembershipRow,
} from './choose';
export { loosenRule } from './loosen';
export { outside, reviewCustomer, type MemberState } from './machine';
export { DAYS_BEFORE_REVIEW, reviewDays, type ReviewDay } from './months';
export { membershipOutcome, type Review } from './outcome';
export { replayMembership, type ReplayProgress } from './replay';
export { defaultMembership } from './settings';
