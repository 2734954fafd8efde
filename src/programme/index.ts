export { writeLists, type CustomerLists } from './lists';
export * from './actions';
export * from './consistency';
export * from './out-of-time';
export * from './comparison';
export * from './eligibility';
export * from './evidence';
export * from './membership';
export * from './segments';
