export { checkNumber, type NumberRange } from './check';
export { flatten, type FlatMatrix } from './matrix';
export {
  childSeed,
  createRandom,
  randomGamma,
  randomIndex,
  randomNormal,
  randomPermutation,
  type Random,
} from './random';
