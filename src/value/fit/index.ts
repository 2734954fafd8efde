export {
  choosePurchaseModel,
  type ChooseOptions,
  type ChosenPurchaseModel,
  type DropOutModelName,
  type ModelComparisonRow,
} from './choose';
export {
  fitGammaGamma,
  VALUE_BOUNDS,
  valueLikelihood,
  valueRows,
  valueUnit,
  type GammaGammaFit,
  type ValueRows,
} from './gamma-gamma';
export { logBounds, meanObjective, type FitOptions, type LikelihoodFit } from './maximise';
export { fitPurchaseModel, fitRows, type PurchaseFit } from './purchase-model';
