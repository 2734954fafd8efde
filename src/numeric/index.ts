export { bootstrapMeans, bootstrapWeights, meanOf } from './bootstrap';
export { addDays, addMonths, dayNumber, daysBetween, dayText, monthEnds, monthOf } from './calendar';
export { checkNumber, type NumberRange } from './check';
export { pearson } from './correlation';
export { fastGamma, fastNormal } from './fast-random';
export { flatten, type FlatMatrix } from './matrix';
export { checkOptions, readOptions, type OptionDefinitions, type OptionsOf } from './options';
export { medianOf, percentileInterval, quantileOf, valueAt, type Interval } from './quantile';
export { quintileScores } from './quintiles';
export {
  childSeed,
  createRandom,
  randomGamma,
  randomIndex,
  randomNormal,
  randomPermutation,
  type Random,
} from './random';
