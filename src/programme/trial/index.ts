export { splitInPairs, type Splittable, type TestGroup, type TestMember } from './groups';
export { assignTestGroups, readTestGroups, testGroupsFile } from './keep';
export { measureTest, type BroughtSince } from './measure';
