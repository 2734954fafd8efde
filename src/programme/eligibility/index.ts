export { eligibilityFeatures } from './features';
export { eligibilityOf, fitEligibility, type EligibilityInput } from './fit';
export { roundNumbers } from './round';
export { eligibilitySql, type EligibilitySqlOptions } from './sql';
export { eligibilityTable, type EligibilityRow } from './table';
