export { eligibilityFeatures } from './features';
export { eligibilityOf, fitEligibility } from './fit';
export { roundNumbers } from './round';
export { eligibilitySql } from './sql';
export { eligibilityTable } from './table';
