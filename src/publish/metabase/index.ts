export { sqlOf } from './bodies';
export { type Filling } from './filling';
export {
  allQueries,
  parametersOf,
  viewsOf,
  type CardDefinition,
  type ColumnKind,
  type DashboardDefinition,
  type QueryDefinition,
} from './definition';
export { provisionMetabase, type ProvisionOptions, type ProvisionResult } from './provision';
export { type Provisioned } from './provisioned';
export { readDefinition } from './read-definition';
