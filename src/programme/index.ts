export { writeLists, type CustomerLists } from './lists';
export * from './actions';
export * from './agreement';
export * from './assurance';
export * from './comparison';
export * from './eligibility';
export * from './evidence';
export * from './membership';
export * from './segments';
