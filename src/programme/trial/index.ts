export { splitInPairs, type Splittable, type TestGroup, type TestMember } from './groups';
export { assignTestGroups, readTestGroups, testGroupsFile } from './keep';
export { LEAST_PAIRS, measureTest, type BroughtSince } from './measure';
