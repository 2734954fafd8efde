export { chooseMembership, membershipConditions, membershipTable, type MembershipRow } from './choose';
export { loosenRule } from './loosen';
export { outside, reviewCustomer, type MemberState } from './machine';
export { DAYS_BEFORE_REVIEW, reviewDays } from './months';
export { membershipOutcome, type Review } from './outcome';
export { replayMembership } from './replay';
export { defaultMembership } from './settings';
