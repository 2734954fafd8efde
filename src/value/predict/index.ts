export { placesOf, sumOver } from './group';
export {
  aliveProbabilities,
  expectedNextPurchases,
  expectedPurchases,
  modelOf,
  type PurchaseParameters,
} from './purchases';
export { expectedValues, populationMeanValue, type ValueParameters } from './value';
