export { arrangedBy, rankShares } from './arranged';
export { type SpacesProgress } from './compute';
export { readClustered, type ClusteredCustomers } from './customers';
export { scalingEffects, scalingTitles, type ScalingEffect } from './scaling-effects';
export { commonSpace, spaceRecipes, spaceTitles, type NamedRecipe } from './space-recipes';
export {
  componentTable,
  spaceMeasures,
  spaceTable,
  type ComponentRow,
  type SpaceMeasure,
  type SpaceRow,
} from './space-table';
export { makeSpaces, readFit, readSpaces, type RunSpace, type RunSpaces, type SpaceFacts } from './spaces';
